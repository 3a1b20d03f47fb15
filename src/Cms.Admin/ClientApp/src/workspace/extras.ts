import type { Comment, Finding, Person, Review, Suggestion } from './model';

/** What is said of one segment beside its text. */
export interface Extras {
  comments: readonly Comment[];
  suggestions: readonly Suggestion[];
  /** The text as this person last saw it; undefined where nothing changed since. */
  before: string | undefined;
  people: readonly Person[];
  findings: readonly Finding[];
}

export const noExtras: Extras = { comments: [], suggestions: [], before: undefined, people: [], findings: [] };

/** Keeps what did not change, so that only the rows it concerns are drawn again. */
export function extrasOf(review: Review, people: readonly Person[], findings: readonly Finding[], before: ReadonlyMap<string, Extras>): Map<string, Extras> {
  const next = new Map<string, Extras>();
  const of = (id: string): Extras => {
    const found = next.get(id) ?? { comments: [], suggestions: [], before: undefined, people: [], findings: [] };
    next.set(id, found);
    return found;
  };
  for (const comment of review.comments) if (comment.segmentId !== null && !comment.isSegmentGone) (of(comment.segmentId).comments as Comment[]).push(comment);
  for (const suggestion of review.suggestions) (of(suggestion.segmentId).suggestions as Suggestion[]).push(suggestion);
  for (const [id, text] of Object.entries(review.seen?.before ?? {})) of(id).before = text;
  for (const person of people) if (person.segmentId) (of(person.segmentId).people as Person[]).push(person);
  for (const finding of findings) if (finding.segmentId) (of(finding.segmentId).findings as Finding[]).push(finding);
  for (const [id, extras] of next) {
    const old = before.get(id);
    if (old && JSON.stringify(old) === JSON.stringify(extras)) next.set(id, old);
  }
  return next;
}
