import { useMemo, useReducer } from 'react';
import type { TypeJson } from './model';

interface State {
  past: TypeJson[];
  now: TypeJson;
  future: TypeJson[];
  saved: TypeJson;
  version: number;
  /** What the last change belongs to: a following one with the same tag joins it, so that a word typed is undone at once. */
  tag: string | null;
}

type Action =
  | { kind: 'edit'; next: TypeJson; tag: string | null }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'saved'; type: TypeJson; version: number }
  | { kind: 'load'; type: TypeJson; version: number };

const depth = 200;

function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'edit': {
      if (action.next === state.now) return state;
      const joins = action.tag !== null && action.tag === state.tag;
      return { ...state, past: joins ? state.past : [...state.past, state.now].slice(-depth), now: action.next, future: [], tag: action.tag };
    }
    case 'undo': {
      const before = state.past.at(-1);
      return before ? { ...state, past: state.past.slice(0, -1), now: before, future: [state.now, ...state.future], tag: null } : state;
    }
    case 'redo': {
      const [after, ...future] = state.future;
      return after ? { ...state, past: [...state.past, state.now], now: after, future, tag: null } : state;
    }
    case 'saved':
      return { ...state, saved: action.type, version: action.version, tag: null };
    case 'load':
      return { past: [...state.past, state.now], now: action.type, future: [], saved: action.type, version: action.version, tag: null };
  }
}

export interface Editor {
  type: TypeJson;
  version: number;
  isChanged: boolean;
  canUndo: boolean;
  canRedo: boolean;
  edit(next: TypeJson, tag?: string): void;
  undo(): void;
  redo(): void;
  /** What was sent is stored; what was changed since is still unsaved. */
  markSaved(type: TypeJson, version: number): void;
  load(type: TypeJson, version: number): void;
}

/** The workflow type being drawn, with its undo history. */
export function useEditor(type: TypeJson, version: number): Editor {
  const [state, dispatch] = useReducer(reduce, { past: [], now: type, future: [], saved: type, version, tag: null });
  const actions = useMemo(() => ({
    edit: (next: TypeJson, tag?: string) => dispatch({ kind: 'edit', next, tag: tag ?? null }),
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
    markSaved: (saved: TypeJson, number: number) => dispatch({ kind: 'saved', type: saved, version: number }),
    load: (loaded: TypeJson, number: number) => dispatch({ kind: 'load', type: loaded, version: number }),
  }), []);
  return {
    ...actions,
    type: state.now,
    version: state.version,
    isChanged: state.now !== state.saved,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  };
}
