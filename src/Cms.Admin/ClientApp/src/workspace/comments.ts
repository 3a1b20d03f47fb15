// What is said of the piece, its segments and words in them.
import { newId } from './api';
import type { About } from './model';
import type { Work } from './work';

/** What could not be sent: it stands in the form when that is opened again. */
export const unsent = { id: newId(), text: '' };

/** The words that are selected in a segment, or null. */
export function selected(): About | null {
  const selection = window.getSelection();
  const row = elementOf(selection?.anchorNode)?.closest<HTMLElement>('.ws-row');
  const text = elementOf(selection?.anchorNode)?.closest('.ws-source p, .ws-text, .ProseMirror');
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !row || !text || !text.contains(selection.focusNode)) return null;
  const quote = selection.toString().trim();
  if (quote === '') return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  const range = selection.getRangeAt(0);
  before.setEnd(range.startContainer, range.startOffset);
  return { segmentId: row.id.slice('segment-'.length), quote: quote.slice(0, 1000), quoteAt: before.toString().length };
}

export function startComment(work: Work): void {
  const about = selected() ?? { segmentId: work.active, quote: null, quoteAt: null };
  work.set({ dialog: 'comment', about });
}

export function titleOf(about: About | null): string {
  return about?.quote ? 'Comment on “{0}”' : about?.segmentId ? 'Comment on the segment' : 'Comment on the piece';
}

export async function addComment(work: Work, text: string, about: About | null): Promise<void> {
  unsent.text = text;
  // The words it is about may not be at the server yet.
  if (about?.quote) await work.drafts.flush();
  if (await work.said(work.api.comment(unsent.id, text, about, null))) Object.assign(unsent, { id: newId(), text: '' });
}

/** Asked for once: who may see a piece changes seldom. */
export async function peopleOf(work: Work): Promise<readonly string[]> {
  const answer = await work.api.people();
  return answer.kind === 'ok' ? answer.value.people : [];
}

function elementOf(node: Node | null | undefined): Element | null {
  return node instanceof Element ? node : node?.parentElement ?? null;
}
