// Everything that can be done, in one list: the keys, the palette and the help sheet are made from it.
import { joined, newId, sentenceCut } from './arrange';
import { selected, startComment } from './comments';
import { copySource, halves, insertMark } from './marks/Editor';
import type { Work } from './work';

export interface Command {
  id: string;
  title: string;
  /** As KeyboardEvent says it, modifiers first: Ctrl also stands for ⌘. */
  keys: readonly string[];
  group: 'Move' | 'Write' | 'Segments' | 'Review' | 'Screen';
  when?: (work: Work) => boolean;
  run: (work: Work) => void;
}

const writing = (work: Work) => work.mayWrite && work.active !== null;
const inSegment = (work: Work) => work.active !== null;
const mine = (work: Work) => work.extrasOf(work.active ?? '').suggestions.at(0);

export const commands: readonly Command[] = [
  { id: 'next', group: 'Move', title: 'Next segment', keys: ['Alt+ArrowDown'], run: (work) => work.step(1) },
  { id: 'previous', group: 'Move', title: 'Previous segment', keys: ['Alt+ArrowUp'], run: (work) => work.step(-1) },
  { id: 'next-open', group: 'Move', title: 'Next unfinished segment', keys: ['Alt+Enter', 'Ctrl+Alt+ArrowDown'], run: (work) => work.nextOpen() },
  { id: 'next-changed', group: 'Move', title: 'Next segment that changed', keys: ['Alt+N'], run: (work) => work.step(1, (_, id) => work.extrasOf(id).before !== undefined) },
  { id: 'next-comment', group: 'Move', title: 'Next open comment or suggestion', keys: ['Alt+M'], run: (work) => work.step(1, (_, id) => work.extrasOf(id).suggestions.length > 0 || work.extrasOf(id).comments.some((c) => c.resolvedBy === null)) },
  { id: 'confirm', group: 'Write', title: 'Confirm the segment and go to the next one', keys: ['Ctrl+Enter'], when: inSegment, run: (work) => work.confirm() },
  { id: 'reopen', group: 'Write', title: 'Reopen', keys: ['Ctrl+Shift+Enter'], when: writing, run: (work) => work.drafts.set(work.active ?? '', { state: 'initial', omitted: null }) },
  { id: 'copy-source', group: 'Write', title: 'Copy the source', keys: ['Ctrl+Shift+C', 'Alt+C'], when: inSegment, run: copySource },
  { id: 'insert-mark', group: 'Write', title: 'Insert the next mark of the source', keys: ['Ctrl+Shift+M', 'Alt+K'], when: inSegment, run: (work) => void insertMark(work) },
  { id: 'bold', group: 'Write', title: 'Bold', keys: ['Ctrl+B'], when: () => false, run: () => undefined },
  { id: 'italic', group: 'Write', title: 'Italic', keys: ['Ctrl+I'], when: () => false, run: () => undefined },
  { id: 'break', group: 'Write', title: 'Line break', keys: ['Enter'], when: () => false, run: () => undefined },
  { id: 'undo', group: 'Write', title: 'Undo in this segment', keys: ['Ctrl+Z'], when: () => false, run: () => undefined },
  { id: 'link', group: 'Write', title: 'Change the address of a link', keys: ['Alt+L'], when: (work) => inSegment(work) && work.workspace.review.mayChangeLinks, run: (work) => work.set({ dialog: 'link' }) },
  { id: 'find', group: 'Write', title: 'Search and replace', keys: ['Ctrl+F', 'Ctrl+H'], run: (work) => work.set({ find: true }) },
  { id: 'split', group: 'Segments', title: 'Split the segment at the caret', keys: ['Alt+S'], when: writing, run: split },
  { id: 'merge', group: 'Segments', title: 'Merge with the next segment', keys: ['Alt+J'], when: writing, run: merge },
  { id: 'up', group: 'Segments', title: 'Move the segment up', keys: ['Alt+Shift+ArrowUp'], when: writing, run: (work) => move(work, -1) },
  { id: 'down', group: 'Segments', title: 'Move the segment down', keys: ['Alt+Shift+ArrowDown'], when: writing, run: (work) => move(work, 1) },
  { id: 'omit', group: 'Segments', title: 'Leave the segment out, with a reason', keys: ['Alt+O'], when: writing, run: (work) => work.set({ dialog: 'omit' }) },
  { id: 'insert', group: 'Segments', title: 'Add a segment of our own', keys: ['Alt+I'], when: writing, run: (work) => void work.arrange({ kind: 'insert', segmentId: work.active ?? '', newId: newId('new-') }) },
  { id: 'remove', group: 'Segments', title: 'Take out the segment that was added', keys: [], when: (work) => writing(work) && work.segment(work.active)?.isInserted === true, run: (work) => void work.arrange({ kind: 'remove', segmentId: work.active ?? '', base: work.drafts.get(work.active ?? '')?.base ?? 0 }) },
  { id: 'note', group: 'Segments', title: 'Note on the segment', keys: ['Alt+T'], when: writing, run: (work) => work.set({ dialog: 'note' }) },
  { id: 'comment', group: 'Review', title: 'Comment on the segment', keys: ['Alt+Shift+C'], when: (work) => inSegment(work) || selected() !== null, run: startComment },
  { id: 'comment-piece', group: 'Review', title: 'Comment on the piece', keys: [], run: (work) => work.set({ dialog: 'comment', about: null }) },
  { id: 'suggest', group: 'Review', title: 'Suggest instead of writing', keys: ['Alt+G'], run: (work) => work.set({ suggesting: !work.mayWrite || !work.read().suggesting }) },
  { id: 'accept', group: 'Review', title: 'Accept the suggestion', keys: ['Alt+A'], when: (work) => writing(work) && mine(work) !== undefined, run: (work) => { const s = mine(work); if (s) void work.decide(s, true); } },
  { id: 'reject', group: 'Review', title: 'Reject the suggestion', keys: ['Alt+R'], when: (work) => inSegment(work) && mine(work) !== undefined, run: (work) => { const s = mine(work); if (s) void work.decide(s, false); } },
  { id: 'changes', group: 'Review', title: 'Show what changed since I last looked', keys: ['Alt+V'], run: (work) => work.set({ showChanges: !work.read().showChanges }) },
  { id: 'seen', group: 'Review', title: 'Mark all as seen', keys: [], run: (work) => void work.markSeen() },
  { id: 'next-finding', group: 'Review', title: 'Next finding', keys: ['F8'], run: (work) => finding(work, 1) },
  { id: 'previous-finding', group: 'Review', title: 'Previous finding', keys: ['Shift+F8'], run: (work) => finding(work, -1) },
  { id: 'dismiss', group: 'Review', title: 'Dismiss the finding, with a reason', keys: ['Alt+D'], when: (work) => work.read().findings.some((f) => f.fingerprint === work.read().finding && f.mayDismiss), run: (work) => work.set({ dialog: 'dismiss' }) },
  { id: 'preview', group: 'Screen', title: 'Preview', keys: ['Alt+P'], run: (work) => work.set({ panel: work.read().panel === 'preview' ? 'piece' : 'preview' }) },
  { id: 'checks', group: 'Screen', title: 'Checks', keys: ['Alt+X'], run: (work) => work.set({ panel: 'checks' }) },
  { id: 'only-open', group: 'Screen', title: 'Only open ones', keys: ['Alt+U'], run: (work) => work.set({ onlyOpen: !work.read().onlyOpen }) },
  { id: 'palette', group: 'Screen', title: 'All commands', keys: ['Ctrl+K'], run: (work) => work.set({ dialog: 'palette' }) },
  { id: 'help', group: 'Screen', title: 'This help', keys: ['?'], run: (work) => work.set({ dialog: 'help' }) },
  { id: 'clear', group: 'Screen', title: 'Clear this device', keys: [], run: (work) => work.set({ dialog: 'clear' }) },
];

/** Whether a command can be run from the palette: those of the editor itself are only named there. */
export function canRun(command: Command, work: Work): boolean {
  return command.when?.(work) ?? true;
}

export function onKey(event: KeyboardEvent, work: Work): void {
  if (event.isComposing || work.read().dialog !== null) return;
  const target = event.target as HTMLElement | null;
  const inField = target?.closest('input, textarea, select') !== null && target?.closest('input, textarea, select') !== undefined;
  const typing = inField || target?.isContentEditable === true;
  const pressed = nameOf(event);
  const command = commands.find((c) => c.keys.some((key) => key.toLowerCase() === pressed));
  if (!command || (typing && (pressed === '?' || pressed === 'enter'))) return;
  if (inField && !['ctrl+k', 'f8', 'shift+f8'].includes(pressed)) return;
  if (!canRun(command, work)) return;
  event.preventDefault();
  command.run(work);
}

function nameOf(event: KeyboardEvent): string {
  // With Alt, some layouts type other letters: the place of the key counts then, as it does in Arabic.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const key = letter && (event.altKey || event.ctrlKey || event.metaKey) ? letter : event.key === '؟' ? '?' : event.key;
  const shift = event.shiftKey && key !== '?';
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`.toLowerCase();
}

function split(work: Work): void {
  const [segment, parts] = [work.segment(work.active), halves(work)];
  if (!segment || !parts) return;
  void work.arrange({
    kind: 'split', segmentId: segment.id, base: work.drafts.get(segment.id)?.base ?? 0, ...parts,
    sourceAt: sentenceCut(segment.text, parts.first, parts.second), newId: newId(`${segment.id.split('~')[0] ?? ''}~`),
  });
}

function merge(work: Work): void {
  const segments = work.workspace.segments;
  const at = segments.findIndex((s) => s.id === work.active);
  const [one, two] = [segments[at], segments[at + 1]];
  if (!one || !two) return;
  const [first, second] = [work.drafts.get(one.id), work.drafts.get(two.id)];
  void work.arrange({
    kind: 'merge', segmentId: one.id, base: first?.base ?? 0, next: two.id, nextBase: second?.base ?? 0, text: joined(first?.text ?? '', second?.text ?? ''),
  });
}

function move(work: Work, step: 1 | -1): void {
  const segments = work.workspace.segments;
  const at = segments.findIndex((s) => s.id === work.active);
  const after = segments[step === 1 ? at + 1 : at - 2];
  const segment = segments[at];
  if (segment && after) void work.arrange({ kind: 'move', segmentId: segment.id, after: after.id });
}

function finding(work: Work, step: 1 | -1): void {
  if (work.read().findings.length === 0) {
    work.set({ panel: 'checks' });
    void work.check().then(() => { if (work.read().findings.some((f) => f.dismissed === null)) finding(work, step); });
    return;
  }
  const open = work.read().findings.filter((f) => f.dismissed === null);
  const at = open.findIndex((f) => f.fingerprint === work.read().finding);
  const next = open[at < 0 ? (step === 1 ? 0 : open.length - 1) : (at + step + open.length) % open.length];
  if (!next) return;
  work.set({ panel: 'checks', finding: next.fingerprint });
  work.go(next.segmentId);
}
