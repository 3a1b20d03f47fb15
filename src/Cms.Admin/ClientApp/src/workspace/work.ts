// What the parts of the screen share: the article, who is where in it, and what can be done.
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Answer, Api } from './api';
import { arranged, madeBy } from './arrange';
import type { Rearrangement } from './arrange';
import type { Arranging } from './arranging';
import { isConfirmed } from './draft';
import type { Draft } from './draft';
import type { Drafts } from './drafts';
import { extrasOf, noExtras } from './extras';
import type { Extras } from './extras';
import { Journal } from './journal';
import type { About, Finding, Person, Refusal, Review, Say, Segment, Suggestion, UnlinkedText, Workspace } from './model';

export type Panel = 'piece' | 'checks' | 'comments' | 'preview';
export type Dialog = null | 'palette' | 'help' | 'link' | 'omit' | 'note' | 'comment' | 'clear' | 'dismiss';

export interface View {
  workspace: Workspace;
  panel: Panel;
  dialog: Dialog;
  /** What the comment that is being written is about. */
  about: About | null;
  find: boolean;
  onlyOpen: boolean;
  suggesting: boolean;
  showChanges: boolean;
  findings: readonly Finding[];
  finding: string | null;
  people: readonly Person[];
  notice: Refusal | null;
}

export class Work {
  /** The editor of the segment that is being written; null when none is. */
  editor: EditorView | null = null;
  /** What was done in each segment, for undoing it there. */
  readonly histories = new Map<string, EditorState>();
  private at: string | null = null;
  /** Wordings that are being suggested and not sent yet. */
  private readonly wordings = new Map<string, string>();
  private readonly sent = new Map<string, string>();
  private view: View;
  private extras = new Map<string, Extras>();
  private readonly listeners = new Set<() => void>();
  private readonly ofSegment = new Map<string, Set<() => void>>();

  constructor(
    workspace: Workspace,
    readonly drafts: Drafts,
    readonly api: Api,
    readonly journal: Journal,
    private readonly arranging: Arranging,
    readonly say: Say,
  ) {
    arranging.tell({
      settle: (id, target, expected) => drafts.settled(id, target, expected),
      undo: (change, refusal) => {
        drafts.undo(change);
        this.set({ notice: { ...refusal, message: say('A change to the segments was undone, since somebody else changed them meanwhile. {0}', refusal.message) } });
      },
      reload: () => this.reload(),
    });
    const mayWrite = workspace.whyNotWrite === null;
    this.view = {
      workspace, panel: 'piece', dialog: null, about: null, find: false, onlyOpen: false,
      // Who may not write may still suggest.
      suggesting: !mayWrite && workspace.state !== null,
      showChanges: workspace.review.seen !== null && workspace.state?.state !== 'translation',
      findings: [], finding: null, people: [], notice: null,
    };
    this.sort(workspace.review, [], []);
    for (const { id } of workspace.segments) {
      const kept = journal.readSuggestion(id);
      if (kept) this.wordings.set(id, kept.text);
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  read = (): View => this.view;

  get workspace(): Workspace {
    return this.view.workspace;
  }

  get mayWrite(): boolean {
    return this.workspace.whyNotWrite === null;
  }

  /** The segment with the caret. */
  get active(): string | null {
    return this.at;
  }

  subscribeTo(id: string, listener: () => void): () => void {
    const set = this.ofSegment.get(id) ?? new Set();
    this.ofSegment.set(id, set.add(listener));
    const unsubscribe = this.drafts.subscribeTo(id, listener);
    return () => {
      set.delete(listener);
      unsubscribe();
    };
  }

  extrasOf(id: string): Extras {
    return this.extras.get(id) ?? noExtras;
  }

  set(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    if ('findings' in change || 'people' in change || 'workspace' in change) this.sort(this.workspace.review, this.view.people, this.view.findings);
    for (const listener of this.listeners) listener();
    if ('suggesting' in change || 'showChanges' in change || 'workspace' in change) for (const id of this.ofSegment.keys()) this.tell(id);
  }

  segment(id: string | null): Segment | undefined {
    return this.workspace.segments.find((s) => s.id === id);
  }

  activate(id: string | null): void {
    const before = this.at;
    if (before === id) return;
    this.at = id;
    if (before) this.tell(before);
    if (id) this.tell(id);
    for (const listener of this.listeners) listener();
  }

  /** Puts the caret into a segment. */
  go(id: string | undefined | null): void {
    if (!id) return;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.activate(id);
    const row = document.getElementById(`segment-${id}`);
    row?.scrollIntoView({ block: 'center', behavior: reduced ? 'auto' : 'smooth' });
    requestAnimationFrame(() => row?.querySelector<HTMLElement>('[role=textbox]')?.focus({ preventScroll: true }));
  }

  step(step: 1 | -1, wanted: (draft: Draft | undefined, id: string) => boolean = () => true): void {
    const ids = this.workspace.segments.filter((s) => s.isTranslatable).map((s) => s.id);
    const at = this.at === null ? (step === 1 ? -1 : ids.length) : ids.indexOf(this.at);
    const rest = step === 1 ? [...ids.slice(at + 1), ...(wanted.length > 0 ? ids.slice(0, Math.max(at, 0)) : [])] : ids.slice(0, Math.max(at, 0)).reverse();
    this.go(rest.find((id) => wanted(this.drafts.get(id), id)));
  }

  nextOpen(): void {
    this.step(1, (draft) => !isConfirmed(draft));
  }

  /** Confirms the segment with the caret and goes to the next unfinished one; in suggesting mode, offers the suggestion. */
  confirm(id: string | null = this.at): void {
    if (!id) return;
    const draft = this.drafts.get(id);
    if (!this.view.suggesting && this.mayWrite && draft && draft.text.trim() !== '') {
      const reviewing = this.workspace.state?.state !== 'translation';
      this.drafts.set(id, { state: reviewing && draft.state !== 'final' ? 'reviewed' : 'translated' });
    }
    const ids = this.workspace.segments.filter((s) => s.isTranslatable).map((s) => s.id);
    const rest = ids.slice(ids.indexOf(id) + 1);
    this.go(rest.find((other) => !isConfirmed(this.drafts.get(other))) ?? rest[0]);
    if (rest.length === 0) this.activate(null);
  }

  /** Changes how the segments stand, on the screen at once and at the server when there is a line. */
  async arrange(change: Rearrangement): Promise<void> {
    const segments = arranged(this.workspace.segments, change);
    if (!segments) {
      this.set({ notice: { status: 0, code: 'cannot-arrange', message: this.say('This cannot be done with this segment.'), details: [] } });
      return;
    }
    this.activate(null);
    this.drafts.arrange(change);
    this.set({ workspace: { ...this.workspace, segments } });
    // The editor that ends keeps what can be undone in it: not across such a change.
    await new Promise((resolve) => setTimeout(resolve));
    this.histories.clear();
    this.go(madeBy(change));
  }

  async reload(): Promise<void> {
    const loaded = await this.api.load();
    if (loaded.kind !== 'ok') {
      this.fail(loaded);
      return;
    }
    const workspace = this.arranging.over(loaded.value);
    this.drafts.rebase(workspace);
    this.set({ workspace });
  }

  /** Decides about a text that belongs to no segment. */
  async link(text: UnlinkedText, kind: 'replace' | 'append' | 'insert' | 'drop', segmentId: string | null): Promise<void> {
    await this.drafts.flush();
    const answer = await this.api.link(text.id, kind, segmentId, this.drafts.get(segmentId ?? '')?.base ?? 0);
    if (answer.kind !== 'ok') this.fail(answer);
    await this.reload();
    if (answer.kind === 'ok') this.go(answer.value.segmentId);
  }

  /** Says where this person is, and takes over what others did. */
  async beat(): Promise<void> {
    const answer = await this.api.pulse(this.at, this.drafts.since);
    if (answer.kind === 'refused' && answer.refusal.status === 401) this.drafts.signedOut();
    if (answer.kind !== 'ok') return;
    const pulse = answer.value;
    const here = this.workspace;
    // While a change of this page is on its way the segments stand differently here, and that is right.
    if (this.arranging.count > 0) return;
    if (pulse.segments.join() !== here.segments.map((s) => s.id).join()) {
      await this.reload();
      return;
    }
    this.drafts.adopt(pulse);
    const { number, state, whyNotWrite, actions, review } = pulse;
    const changed = JSON.stringify({ number, state, whyNotWrite, actions, review }) !== JSON.stringify({
      number: here.number, state: here.state, whyNotWrite: here.whyNotWrite, actions: here.actions, review: here.review,
    });
    if (changed) this.set({ workspace: { ...here, number, state, whyNotWrite, actions, review }, people: pulse.people });
    else if (JSON.stringify(pulse.people) !== JSON.stringify(this.view.people)) this.set({ people: pulse.people });
  }

  async decide(suggestion: Suggestion, accept: boolean): Promise<void> {
    await this.drafts.flush();
    const answer = await this.api.decide(suggestion.id, accept, this.drafts.get(suggestion.segmentId)?.base ?? 0);
    if (answer.kind !== 'ok') this.fail(answer);
    else if (answer.value.kind === 'refused') this.fail({ kind: 'refused', refusal: { status: 0, code: '', message: answer.value.reason ?? '', details: [] } });
    await this.beat();
  }

  /** The wording this person suggests for a segment; undefined when they suggest none. */
  wordingOf(id: string): string | undefined {
    return this.wordings.get(id) ?? this.extrasOf(id).suggestions.find((s) => s.isMine)?.text;
  }

  /** Kept in this browser with each keystroke, sent when the caret leaves. */
  word(id: string, text: string): void {
    this.wordings.set(id, text);
    this.journal.keepSuggestion(id, { base: 0, text, state: 'initial', omitted: null, note: null, at: Date.now() });
    this.tell(id);
  }

  async suggest(id: string): Promise<void> {
    const text = this.wordings.get(id);
    if (text === undefined || this.sent.get(id) === text) return;
    this.sent.set(id, text);
    const answer = await this.api.suggest(id, text.trim() === '' ? this.drafts.get(id)?.text ?? '' : text);
    if (answer.kind === 'ok') {
      await this.beat();
      if (this.wordings.get(id) === text) this.wordings.delete(id);
      this.journal.dropSuggestion(id);
      this.tell(id);
    } else {
      this.sent.delete(id);
      this.fail(answer);
    }
  }

  /** Shows what came of a change to the comments. @returns Whether it was made. */
  async said(asked: Promise<Answer<unknown>>): Promise<boolean> {
    const answer = await asked;
    if (answer.kind !== 'ok') this.fail(answer);
    await this.beat();
    return answer.kind === 'ok';
  }

  async markSeen(): Promise<void> {
    const answer = await this.api.markSeen();
    if (answer.kind !== 'ok') this.fail(answer);
    await this.beat();
  }

  /** Asks what the checks find in what is saved. */
  async check(): Promise<void> {
    const answer = await this.api.get<{ findings: Finding[] }>('/findings');
    if (answer.kind === 'ok') this.set({ findings: answer.value.findings });
  }

  /** Puts the finding that is looked at aside, and goes to the next one. */
  async dismiss(reason: string): Promise<void> {
    const { finding, findings } = this.view;
    if (finding === null) return;
    const at = findings.filter((f) => f.dismissed === null).findIndex((f) => f.fingerprint === finding);
    const answer = await this.api.post<{ findings: Finding[] }>('/findings/dismiss', { fingerprint: finding, reason });
    if (answer.kind !== 'ok') {
      this.fail(answer);
      return;
    }
    const next = answer.value.findings.filter((f) => f.dismissed === null)[at];
    this.set({ findings: answer.value.findings, finding: next?.fingerprint ?? null });
    this.go(next?.segmentId);
    await this.beat();
  }

  async undismiss(fingerprint: string): Promise<void> {
    const answer = await this.api.post<{ findings: Finding[] }>('/findings/undo', { fingerprint });
    if (answer.kind === 'ok') this.set({ findings: answer.value.findings });
    else this.fail(answer);
  }

  fail(answer: Answer<unknown>): void {
    if (answer.kind === 'refused') this.set({ notice: answer.refusal });
    else this.set({ notice: { status: 0, code: 'unreachable', message: this.say('The server cannot be reached now. Try again in a moment.'), details: [] } });
    if (answer.kind === 'refused' && answer.refusal.status === 401) this.drafts.signedOut();
  }

  private tell(id: string): void {
    for (const listener of this.ofSegment.get(id) ?? []) listener();
  }

  /** Keeps what did not change, so that only the rows it concerns are drawn again. */
  private sort(review: Review, people: readonly Person[], findings: readonly Finding[]): void {
    const before = this.extras;
    const next = extrasOf(review, people, findings, before);
    this.extras = next;
    for (const id of new Set([...before.keys(), ...next.keys()])) if (before.get(id) !== next.get(id)) this.tell(id);
  }
}
