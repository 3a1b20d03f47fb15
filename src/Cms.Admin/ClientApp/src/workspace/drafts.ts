// The translation as it stands in this browser.
import type { Api, Operation } from './api';
import type { Rearrangement } from './arrange';
import type { Arranging, Change, Touched } from './arranging';
import { blank, fromServer, isSaved, newestOf, operationOf, othersOf, savedNothing, savedOf, takenFrom } from './draft';
import type { Draft, SaveState } from './draft';
import type { Journal } from './journal';
import { Line } from './line';
import type { Outcome, Pulse, Target, Workspace } from './model';

export class Drafts {
  readonly restored: number;
  private drafts: ReadonlyMap<string, Draft>;
  private readonly listeners = new Set<() => void>();
  private readonly ofSegment = new Map<string, Set<() => void>>();
  private readonly line: Line;
  private others: number;
  private newest: string | null;
  private snapshot: { drafts: ReadonlyMap<string, Draft>; save: SaveState };

  constructor(
    workspace: Workspace,
    api: Api,
    private readonly journal: Journal,
    private readonly arranging: Arranging,
  ) {
    let restored = 0;
    const drafts = new Map<string, Draft>(workspace.segments.filter((s) => s.isTranslatable).map((segment) => {
      const draft = fromServer(segment);
      const kept = workspace.whyNotWrite === null ? journal.read(segment.id) : null;
      if (kept) {
        const mine: Draft = { ...draft, text: kept.text, state: kept.state, omitted: kept.omitted ?? null, note: kept.note ?? null };
        if (isSaved(mine)) {
          journal.drop(segment.id);
        } else {
          restored++;
          // Written on another base: somebody saved meanwhile. Never over it without asking.
          if (kept.base !== draft.base && kept.text !== draft.text) mine.conflict = segment.target;
          return [segment.id, mine];
        }
      }
      return [segment.id, draft];
    }));
    // Written for a segment that is not there any more: shown, until somebody has put it elsewhere.
    for (const [id, kept] of workspace.whyNotWrite === null ? journal.entries() : []) {
      if (!drafts.has(id) && kept.text.trim() !== '') drafts.set(id, { ...blank(id, kept), base: kept.base, gone: true });
    }
    this.drafts = drafts;
    this.line = new Line(api, arranging, {
      operations: () => this.waiting().map(operationOf),
      settle: (outcome, sent) => this.settle(outcome, sent),
      publish: () => this.publish(),
    });
    this.restored = restored;
    this.others = othersOf(workspace);
    this.newest = newestOf(workspace.segments.map((s) => s.target));
    this.snapshot = { drafts: this.drafts, save: this.state() };
    if (restored > 0 || arranging.count > 0) this.line.schedule(0);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Called for changes of one segment only. */
  subscribeTo(id: string, listener: () => void): () => void {
    const set = this.ofSegment.get(id) ?? new Set();
    this.ofSegment.set(id, set.add(listener));
    return () => set.delete(listener);
  }

  read = (): { drafts: ReadonlyMap<string, Draft>; save: SaveState } => this.snapshot;

  get(id: string): Draft | undefined {
    return this.drafts.get(id);
  }

  /** Counts all saves of the article as this page knows them. */
  get saves(): number {
    let sum = this.others;
    for (const draft of this.drafts.values()) sum += draft.base;
    return sum;
  }

  /** Moment of the newest target that this page knows. */
  get since(): string | null {
    return this.newest;
  }

  type(id: string, text: string): void {
    const draft = this.drafts.get(id);
    if (!draft || draft.text === text) return;
    // A slip put right in a confirmed text leaves it confirmed; nobody has reviewed the new wording, though.
    const state = text.trim() === '' || draft.state === 'initial' ? 'initial' : text === draft.saved.text ? draft.saved.state : 'translated';
    this.change(id, { text, state, isOutside: false, refused: null });
    this.line.typed();
  }

  set(id: string, change: Partial<Pick<Draft, 'text' | 'state' | 'omitted' | 'note'>>): void {
    const draft = this.drafts.get(id);
    if (!draft) return;
    this.change(id, { ...change, refused: null });
    this.line.schedule(0);
  }

  keepMine(id: string): void {
    const draft = this.drafts.get(id);
    if (!draft?.conflict) return;
    this.change(id, { base: draft.conflict.number, saved: savedOf(draft.conflict), conflict: null });
    this.line.schedule(0);
  }

  takeTheirs(id: string): void {
    const draft = this.drafts.get(id);
    if (!draft?.conflict) return;
    this.take(id, draft.conflict);
  }

  /** Takes over what the server has, as after a suggestion was accepted. */
  take(id: string, target: Target): void {
    this.change(id, takenFrom(target));
  }

  /** Takes over what others saved meanwhile, where this person has changed nothing. */
  adopt(pulse: Pulse): void {
    for (const { segmentId, target } of pulse.targets) {
      if (this.newest === null || target.savedUtc > this.newest) this.newest = target.savedUtc;
      const draft = this.drafts.get(segmentId);
      if (draft && isSaved(draft) && target.number > draft.base && !this.line.isSending) this.take(segmentId, target);
    }
  }

  /** The segments stand differently now: what is unsaved stays, what is saved is as the server has it. */
  rebase(workspace: Workspace): void {
    const before = this.drafts;
    const next = new Map<string, Draft>();
    for (const segment of workspace.segments) {
      if (!segment.isTranslatable) continue;
      const draft = before.get(segment.id);
      const kept = draft && (!isSaved(draft) || (segment.target?.number ?? 0) < draft.base);
      next.set(segment.id, draft && kept ? { ...draft, gone: false } : fromServer(segment));
    }
    for (const draft of before.values()) {
      if (!next.has(draft.id) && !isSaved(draft) && draft.text.trim() !== '') next.set(draft.id, { ...draft, gone: true });
    }
    this.others = othersOf(workspace);
    this.newest = newestOf(workspace.segments.map((s) => s.target)) ?? this.newest;
    this.drafts = next;
    for (const id of next.keys()) this.tell(id);
    this.publish();
  }

  /** Does to the texts what a change does to their segments. */
  arrange(change: Rearrangement): void {
    const [touched, next] = [this.drafts.get(change.segmentId), new Map(this.drafts)];
    const [before, after]: [Draft[], Draft[]] = [touched && change.kind !== 'move' && change.kind !== 'insert' ? [touched] : [], []];
    const put = (draft: Draft) => after.push(draft);
    if (change.kind === 'split' && touched) {
      put({ ...touched, text: change.first, state: change.first === '' ? 'initial' : touched.state });
      put(blank(change.newId, { text: change.second, state: change.second === '' ? 'initial' : touched.state }));
    } else if (change.kind === 'merge' && touched) {
      const two = this.drafts.get(change.next);
      if (two) before.push(two);
      const isOpen = touched.state === 'initial' || two === undefined || two.state === 'initial';
      put({ ...touched, text: change.text, state: isOpen ? 'initial' : touched.state, omitted: null });
    } else if (change.kind === 'insert') {
      put(blank(change.newId));
    }
    for (const draft of before) next.delete(draft.id);
    for (const draft of after) next.set(draft.id, draft);
    this.arranging.add(change, before.map(touchedOf), after.map(touchedOf));
    this.replace(next, [...before, ...after].map((draft) => draft.id));
    this.line.schedule(0);
  }

  /** A change was refused: its texts are as they were before it, unless somebody has written on in them. */
  undo({ before, after }: Change): void {
    if (after.some((t) => this.drafts.get(t.id)?.text !== t.text)) return;
    const next = new Map(this.drafts);
    for (const { id } of after) if (!before.some((t) => t.id === id)) next.delete(id);
    for (const touched of before) next.set(touched.id, { ...(this.drafts.get(touched.id) ?? blank(touched.id)), ...touched });
    this.replace(next, [...before, ...after].map((t) => t.id));
  }

  /** What the server has of a segment after a change that wrote there. */
  settled(id: string, target: Target | null, expected: string | undefined): void {
    const draft = this.drafts.get(id);
    if (!draft) return;
    if (!target) this.change(id, { base: 0, saved: savedNothing() });
    else if (target.text === expected || target.text === draft.text) this.change(id, { base: target.number, saved: savedOf(target) });
    else this.change(id, { conflict: target });
  }

  private replace(next: ReadonlyMap<string, Draft>, ids: readonly string[]): void {
    this.drafts = next;
    for (const id of ids) {
      const draft = next.get(id);
      if (draft) this.keep(draft);
      else this.journal.drop(id);
      this.tell(id);
    }
    this.publish();
  }

  /** Drops a text whose segment is gone, after its writer has put it elsewhere. */
  forget(id: string): void {
    if (!this.drafts.get(id)?.gone) return;
    const next = new Map(this.drafts);
    next.delete(id);
    this.drafts = next;
    this.journal.drop(id);
    this.publish();
  }

  /** Sends what is there now: on leaving a field, a page, or before a task ends. */
  async flush(leaving = false): Promise<boolean> {
    void this.journal.flush();
    await this.line.flush(leaving);
    return this.unsaved().length === 0 && this.arranging.count === 0 && this.conflicts() === 0;
  }

  /** The line or the session may be back. */
  async retry(): Promise<void> {
    if (await this.line.retry()) await this.flush();
  }

  /** Another request found that the session has ended. */
  signedOut(): void {
    this.line.signedOut();
  }

  private change(id: string, change: Partial<Draft>): void {
    const draft = this.drafts.get(id);
    if (!draft) return;
    const next = { ...draft, ...change };
    this.drafts = new Map(this.drafts).set(id, next);
    this.keep(next);
    this.tell(id);
    this.publish();
  }

  private keep(draft: Draft): void {
    if (isSaved(draft)) this.journal.drop(draft.id);
    else this.journal.keep(draft.id, { base: draft.base, text: draft.text, state: draft.state, omitted: draft.omitted, note: draft.note, at: Date.now() });
  }

  private tell(id: string): void {
    for (const listener of this.ofSegment.get(id) ?? []) listener();
  }

  private publish(): void {
    this.snapshot = { drafts: this.drafts, save: this.state() };
    for (const listener of this.listeners) listener();
  }

  private unsaved(): Draft[] {
    return [...this.drafts.values()].filter((d) => !isSaved(d));
  }

  /** What could be sent now: a conflict waits for a choice, a refusal for a change. */
  private waiting(): Draft[] {
    return this.unsaved().filter((d) => d.conflict === null && d.refused === null && !d.gone);
  }

  private conflicts(): number {
    return [...this.drafts.values()].filter((d) => d.conflict !== null).length;
  }

  private settle(outcome: Outcome, sent: Operation | undefined): void {
    if (outcome.kind === 'saved' && sent) this.arranging.saved(outcome.segmentId, sent.base, outcome.number);
    const draft = this.drafts.get(outcome.segmentId);
    if (!draft || !sent) return;
    if (outcome.kind === 'saved') {
      this.change(draft.id, { base: outcome.number, saved: { text: sent.text, state: sent.state, omitted: sent.omitted, note: sent.note || null } });
    } else if (outcome.kind === 'conflicted' && outcome.theirs) {
      const theirs = savedOf(outcome.theirs);
      if (theirs.text === draft.text && theirs.omitted === draft.omitted) {
        this.change(draft.id, { base: outcome.theirs.number, saved: theirs });
      } else {
        this.change(draft.id, { conflict: outcome.theirs });
      }
    } else {
      this.change(draft.id, { refused: outcome.reason ?? '' });
    }
  }

  private state(): SaveState {
    const count = this.unsaved().length + this.arranging.count;
    const conflicts = this.conflicts();
    const { trouble } = this.line;
    if (trouble && (count > 0 || trouble.kind === 'signed-out')) {
      return trouble.kind === 'refused' ? { ...trouble, count } : { kind: trouble.kind, count };
    }
    if (conflicts > 0) return { kind: 'conflict', count: conflicts };
    if (this.line.isSending) return { kind: 'saving' };
    return count === 0 ? { kind: 'saved' } : { kind: 'unsaved', count };
  }
}

function touchedOf(draft: Draft): Touched {
  return { id: draft.id, base: draft.base, ...savedOf(draft) };
}
