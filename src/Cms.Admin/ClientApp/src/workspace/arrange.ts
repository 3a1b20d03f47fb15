// How the segments stand, changed here as the server will change it: the screen does not wait for a line.
import type { Segment } from './model';
import { countWords } from './words';

/** Ids of what is made are chosen here, so that what is sent twice is done once. */
export type Rearrangement =
  | { kind: 'split'; segmentId: string; base: number; first: string; second: string; sourceAt: number; newId: string }
  | { kind: 'merge'; segmentId: string; base: number; next: string; nextBase: number; text: string }
  | { kind: 'move'; segmentId: string; after: string }
  | { kind: 'insert'; segmentId: string; newId: string }
  | { kind: 'remove'; segmentId: string; base: number };

const divisible = new Set(['paragraph', 'heading', 'listItem', 'quote']);
const sentenceEnds = '.!?…؟۔。！？';

/** @returns The segments after the change; null where it cannot be made. What is done already changes nothing. */
export function arranged(segments: readonly Segment[], change: Rearrangement): Segment[] | null {
  const at = segments.findIndex((s) => s.id === change.segmentId);
  const segment = segments[at];
  const has = (id: string) => segments.some((s) => s.id === id);
  if (change.kind === 'remove') return segment === undefined ? [...segments] : segment.isInserted ? numbered(segments.filter((s) => s !== segment)) : null;
  if (segment === undefined) return null;
  switch (change.kind) {
    case 'split':
      if (has(change.newId)) return [...segments];
      return divisible.has(segment.kind) ? numbered(segments.toSpliced(at, 1, ...parts(segment, change.sourceAt, change.newId))) : null;
    case 'merge': {
      const next = segments[at + 1];
      if (!has(change.next)) return [...segments];
      if (next?.id !== change.next || !divisible.has(segment.kind) || !divisible.has(next.kind)) return null;
      return numbered(segments.toSpliced(at, 2, piece(segment, joined(segment.text, next.text))));
    }
    case 'move': {
      const rest = segments.filter((s) => s !== segment);
      const after = rest.findIndex((s) => s.id === change.after);
      return at === 0 || after < 0 ? null : numbered(rest.toSpliced(after + 1, 0, segment));
    }
    case 'insert':
      return has(change.newId) ? [...segments] : numbered(segments.toSpliced(at + 1, 0, {
        id: change.newId, position: 0, kind: 'paragraph', level: 0, text: '', words: 0, isTranslatable: true, hash: '', isInserted: true, isPiece: false, target: null,
      }));
  }
}

/** The segment a change makes or changes: where the caret goes. */
export function madeBy(change: Rearrangement): string {
  return change.kind === 'split' || change.kind === 'insert' ? change.newId : change.segmentId;
}

/** Where the source is cut when its translation was: at the end of a sentence near the same share of the text. */
export function sentenceCut(source: string, first: string, second: string): number {
  const wanted = source.length * (first.length + second.length === 0 ? 0.5 : first.length / (first.length + second.length));
  let best = source.length;
  for (let i = 1; i < source.length; i++) {
    if (!/\s/.test(source[i] ?? '') || !sentenceEnds.includes(source[i - 1] ?? ' ')) continue;
    if (best === source.length || Math.abs(i - wanted) < Math.abs(best - wanted)) best = i;
  }
  return best;
}

/** With a blank between them, where both have something. */
export function joined(one: string, two: string): string {
  return [one.trimEnd(), two.trimStart()].filter((text) => text !== '').join(' ');
}

export function newId(prefix: string): string {
  return prefix + Array.from(crypto.getRandomValues(new Uint8Array(5)), (b) => b.toString(16).padStart(2, '0')).join('');
}

function parts(segment: Segment, at: number, newId: string): [Segment, Segment] {
  return [piece(segment, segment.text.slice(0, at).trimEnd()), { ...piece(segment, segment.text.slice(at).trimStart()), id: newId, target: null }];
}

function piece(segment: Segment, text: string): Segment {
  return { ...segment, text, words: countWords(text, segment.kind), isPiece: true };
}

/** Those that stay where they are stay the same, so that they are not drawn again. */
function numbered(segments: readonly Segment[]): Segment[] {
  return segments.map((segment, position) => (segment.position === position ? segment : { ...segment, position }));
}
