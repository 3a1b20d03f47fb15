import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { closeHistory, history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import type { Mark, Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import type { Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Work } from '../work';
import { markList, parse } from './markdown';
import { isPlain, schema, toDoc, toNode, toRuns, toText } from './schema';

interface Props {
  work: Work;
  id: string;
  kind: string;
  source: string;
  text: string;
  lang: string | undefined;
  dir: string;
  label: string;
  describedBy: string | undefined;
  onText: (text: string) => void;
  onLeave: () => void;
}

/** The one live editor of the page, in the segment with the caret. */
export function Editor(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef(props);
  now.current = props;

  useLayoutEffect(() => {
    const { work, id, kind, text } = now.current;
    const kept = work.histories.get(id);
    const state = kept ? replaced(kept, text, kind) : stateOf(text, kind);
    const editor = new EditorView(place.current, {
      state,
      attributes: attributesOf(now.current),
      dispatchTransaction(transaction) {
        const next = editor.state.apply(transaction);
        editor.updateState(next);
        if (transaction.docChanged) now.current.onText(toText(next.doc, kind));
      },
      // What is typed over marked words is marked as they were, links too.
      handleTextInput(target, from, to, typed) {
        const node = from < to ? target.state.doc.nodeAt(from) : null;
        if (target.composing || !node?.isText || node.marks.length === 0) return false;
        target.dispatch(target.state.tr.replaceWith(from, to, schema.text(typed, node.marks)).scrollIntoView());
        return true;
      },
      handleDOMEvents: { blur: () => { now.current.onLeave(); return false; } },
      transformPasted: (slice) => new Slice(cleaned(slice.content, now.current), 0, 0),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n', '\n'),
    });
    view.current = work.editor = editor;
    editor.focus();
    return () => {
      work.histories.set(id, editor.state);
      now.current.onLeave();
      if (work.editor === editor) work.editor = null;
      view.current = null;
      editor.destroy();
    };
  }, [props.id]);

  useEffect(() => {
    const editor = view.current;
    editor?.setProps({ attributes: attributesOf(now.current) });
  }, [props.label, props.describedBy, props.dir, props.lang]);

  // Somebody else's text, or one that was not typed here: taken over as one step that can be undone.
  useEffect(() => {
    const editor = view.current;
    if (!editor || toText(editor.state.doc, props.kind) === props.text) return;
    editor.updateState(replaced(editor.state, props.text, props.kind));
  }, [props.text, props.kind]);

  return <div className="ws-editor" ref={place} />;
}

function attributesOf({ id, kind, label, describedBy, dir, lang }: Props): Record<string, string> {
  return {
    role: 'textbox', 'aria-multiline': String(kind !== 'headline'), 'aria-label': label, dir, spellcheck: 'true', 'data-segment': id,
    ...(lang ? { lang } : {}), ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  };
}

/** The state with another text, as one step that can be undone. Only what differs is replaced, so that the caret stays where it is in the rest. */
function replaced(state: EditorState, text: string, kind: string): EditorState {
  const doc = toDoc(text, kind);
  if (toText(state.doc, kind) === text) return state;
  const from = state.doc.content.findDiffStart(doc.content);
  const end = state.doc.content.findDiffEnd(doc.content);
  if (from === null || !end) return state;
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  return state.apply(closeHistory(state.tr.replace(from, end.a + overlap, doc.slice(from, end.b + overlap))));
}

/** Browsers say later than they move it where the caret is: a command that follows a caret key at once would find it where it was. */
function settleCaret(editor: EditorView): void {
  const selection = document.getSelection();
  if (editor.composing || !selection?.anchorNode || !selection.focusNode || !editor.dom.contains(selection.anchorNode) || !editor.dom.contains(selection.focusNode)) return;
  const anchor = editor.posAtDOM(selection.anchorNode, selection.anchorOffset);
  const head = editor.posAtDOM(selection.focusNode, selection.focusOffset);
  const { doc, selection: known, tr } = editor.state;
  if ((anchor === known.anchor && head === known.head) || anchor > doc.content.size || head > doc.content.size) return;
  editor.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
}

/** Before a text is changed elsewhere: so that the change can be undone in its segment. */
export function remember(work: Work, id: string, text: string, kind: string): void {
  if (work.active !== id && !work.histories.has(id)) work.histories.set(id, stateOf(text, kind));
}

function stateOf(text: string, kind: string): EditorState {
  const doc = toDoc(text, kind);
  const breaks: Command = (state, dispatch) => {
    if (kind === 'headline') return true;
    dispatch?.(state.tr.replaceSelectionWith(schema.node('hard_break')).scrollIntoView());
    return true;
  };
  const marks = isPlain(kind) ? {} : { 'Mod-b': toggleMark(schema.marks.strong), 'Mod-i': toggleMark(schema.marks.em) };
  return EditorState.create({
    doc,
    selection: TextSelection.atEnd(doc),
    plugins: [
      history({ newGroupDelay: 800 }),
      keymap({ ...marks, 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo, Enter: chainCommands(breaks), 'Shift-Enter': breaks }),
      keymap(baseKeymap),
    ],
  });
}

/** What is pasted becomes text of this segment: line breaks for blocks, and no link that the source does not have. */
function cleaned(content: Fragment, { work, kind, source }: Props): Fragment {
  const allowed = new Set(parse(source).flatMap((run) => (run.kind !== 'break' && run.marks.link !== undefined ? [run.marks.link] : [])));
  const keeps = (mark: Mark) => !isPlain(kind) && (mark.type.name !== 'link' || work.workspace.review.mayChangeLinks || allowed.has(mark.attrs.href as string));
  const nodes: Node[] = [];
  content.descendants((node) => {
    if (node.isBlock && nodes.length > 0) nodes.push(kind === 'headline' ? schema.text(' ') : schema.node('hard_break'));
    if (node.isText && node.text) nodes.push(schema.text(kind === 'headline' ? node.text.replace(/\s+/g, ' ') : node.text, node.marks.filter(keeps)));
    else if (node.type.name === 'hard_break' && kind !== 'headline') nodes.push(node);
    return true;
  });
  return Fragment.from(nodes);
}

/** Puts the source into the segment with the caret, marks and all. */
export function copySource(work: Work): void {
  const [editor, segment] = [work.editor, work.segment(work.active)];
  const block = segment && toDoc(segment.text, segment.kind).firstChild;
  if (editor && block) editor.dispatch(editor.state.tr.replaceWith(1, editor.state.doc.content.size - 1, block.content).scrollIntoView());
}

/** Puts the next mark that the source has and the target lacks around the selection; without one, with its words from the source. */
export function insertMark(work: Work): boolean {
  const [editor, segment] = [work.editor, work.segment(work.active)];
  if (!editor || !segment || isPlain(segment.kind)) return false;
  settleCaret(editor);
  const have = markList(toRuns(editor.state.doc)).map((m) => m.key);
  const missing = markList(parse(segment.text)).find((m) => {
    const at = have.indexOf(m.key);
    if (at >= 0) have.splice(at, 1);
    return at < 0;
  });
  if (!missing) return false;
  const { from, to, empty } = editor.state.selection;
  const node = toNode(missing.run);
  let transaction = editor.state.tr;
  if (missing.run.kind !== 'text') {
    transaction = transaction.replaceSelectionWith(node, false);
  } else if (empty) {
    transaction = transaction.insert(from, schema.text(missing.text, node.marks));
    transaction = transaction.setSelection(TextSelection.create(transaction.doc, from, from + missing.text.length));
  } else {
    for (const mark of node.marks) transaction = transaction.addMark(from, to, mark);
  }
  editor.dispatch(transaction.scrollIntoView());
  editor.focus();
  return true;
}

/** The link at the caret; null when there is none. */
export function linkAtCaret(work: Work): { href: string; from: number; to: number } | null {
  const editor = work.editor;
  if (!editor) return null;
  settleCaret(editor);
  const { from, to } = editor.state.selection;
  let found: { href: string; from: number; to: number } | null = null;
  editor.state.doc.descendants((node, at) => {
    const mark = node.isText ? schema.marks.link.isInSet(node.marks) : undefined;
    if (mark && at <= to && at + node.nodeSize >= from && !found) found = { href: mark.attrs.href as string, from: at, to: at + node.nodeSize };
  });
  return found;
}

/** Gives the selection, or the link at the caret, another address; an empty one takes the link away. */
export function setLink(work: Work, href: string, range: { from: number; to: number } | null): void {
  const editor = work.editor;
  if (!editor) return;
  const { from, to } = range ?? editor.state.selection;
  let transaction = editor.state.tr.removeMark(from, to, schema.marks.link);
  if (href !== '') transaction = transaction.addMark(from, to, schema.mark('link', { href }));
  editor.dispatch(transaction);
  editor.focus();
}

/** The target before and after the caret, each with its marks whole. */
export function halves(work: Work): { first: string; second: string } | null {
  const [editor, segment] = [work.editor, work.segment(work.active)];
  if (!editor || !segment) return null;
  settleCaret(editor);
  const { doc, selection } = editor.state;
  const cut = (from: number, to: number) =>
    toText(schema.node('doc', null, schema.node('block', null, doc.slice(from, to).content.firstChild?.content ?? Fragment.empty)), segment.kind).trim();
  return { first: cut(0, selection.from), second: cut(selection.from, doc.content.size) };
}

/** Selects the words between two places of the visible text. */
export function selectWords(work: Work, start: number, length: number): void {
  const editor = work.editor;
  if (!editor) return;
  let seen = 0;
  let [from, to] = [-1, -1];
  editor.state.doc.descendants((node, at) => {
    const size = node.isText ? (node.text ?? '').length : node.type.name === 'hard_break' ? 1 : 0;
    if (size === 0) return;
    if (from < 0 && start < seen + size) from = at + start - seen;
    if (to < 0 && start + length <= seen + size) to = at + start + length - seen;
    seen += size;
  });
  if (from >= 0 && to >= from) editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)).scrollIntoView());
}
