// One segment's translation as it stands in this browser.
import type { Operation } from './api';
import type { Segment, Target, TargetState, Workspace } from './model';

export interface Draft {
  id: string;
  /** Number of the target this text is based on. */
  base: number;
  text: string;
  state: TargetState;
  omitted: string | null;
  note: string | null;
  /** Whether the text was written into the body outside the workspace, and nobody has written it anew since. */
  isOutside: boolean;
  /** What the server has acknowledged. */
  saved: Saved;
  conflict: Target | null;
  /** Why the server would not take this text; cleared by the next change. */
  refused: string | null;
  /** Its segment is no longer in the article: somebody merged it while this was not saved. */
  gone: boolean;
}

export interface Saved {
  text: string;
  state: TargetState;
  omitted: string | null;
  note: string | null;
}

/** What the header says, and it is always true. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'unsaved'; count: number }
  | { kind: 'offline'; count: number }
  | { kind: 'conflict'; count: number }
  | { kind: 'signed-out'; count: number }
  | { kind: 'other-account'; count: number }
  | { kind: 'refused'; message: string; count: number };

const nothing: Saved = { text: '', state: 'initial', omitted: null, note: null };

export function isSaved(draft: Draft): boolean {
  const { text, state, omitted, note, saved } = draft;
  return text === saved.text && state === saved.state && omitted === saved.omitted && note === saved.note && draft.conflict === null;
}

/** Done by the translator: confirmed, or left out on purpose. */
export function isConfirmed(draft: Draft | undefined): boolean {
  return draft !== undefined && (draft.omitted !== null || (draft.state !== 'initial' && draft.text.trim() !== ''));
}

/** One that the server knows nothing of yet. */
export function blank(id: string, content: Partial<Saved> = {}): Draft {
  return { id, base: 0, ...nothing, ...content, isOutside: false, saved: nothing, conflict: null, refused: null, gone: false };
}

export function fromServer(segment: Segment): Draft {
  return segment.target ? { ...blank(segment.id), ...takenFrom(segment.target) } : blank(segment.id);
}

/** What a draft is after it took over what the server has. */
export function takenFrom(target: Target): Partial<Draft> {
  return { base: target.number, ...savedOf(target), saved: savedOf(target), isOutside: target.origin === 'outside', conflict: null, refused: null };
}

export function savedOf({ text, state, omitted, note }: Target | Saved): Saved {
  return { text, state, omitted: omitted ?? null, note: note ?? null };
}

/** What the server has of a segment that has nothing there. */
export function savedNothing(): Saved {
  return nothing;
}

export function operationOf(draft: Draft): Operation {
  return { segmentId: draft.id, base: draft.base, text: draft.text, state: draft.state, omitted: draft.omitted, note: draft.note ?? '' };
}

/** Saves that are of no segment here, as of those that were merged. */
export function othersOf(workspace: Workspace): number {
  return workspace.saves - workspace.segments.reduce((sum, s) => sum + (s.isTranslatable ? s.target?.number ?? 0 : 0), 0);
}

export function newestOf(targets: (Target | null)[]): string | null {
  return targets.reduce<string | null>((newest, t) => (t && (newest === null || t.savedUtc > newest) ? t.savedUtc : newest), null);
}
