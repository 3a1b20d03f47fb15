// The translation as it stands in this browser, and the one queue that brings it to the server.
import type { Answer, Api, Operation } from './api';
import type { Journal } from './journal';
import type { Outcome, Refusal, Target, TargetState, Workspace } from './model';

export interface Draft {
  id: string;
  /** Number of the target this text is based on. */
  base: number;
  text: string;
  state: TargetState;
  /** What the server has acknowledged. */
  savedText: string;
  savedState: TargetState;
  conflict: Target | null;
  /** Why the server would not take this text; cleared by the next change. */
  refused: string | null;
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

const typingPauseMs = 600;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

type Trouble = null | { kind: 'offline' } | { kind: 'signed-out' } | { kind: 'other-account' } | { kind: 'refused'; message: string };

export class Drafts {
  readonly restored: number;
  private drafts: ReadonlyMap<string, Draft>;
  private readonly listeners = new Set<() => void>();
  private readonly paused = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = firstRetryMs;
  private sending: Promise<void> | null = null;
  private trouble: Trouble = null;
  private snapshot: { drafts: ReadonlyMap<string, Draft>; save: SaveState };

  constructor(
    workspace: Workspace,
    private readonly api: Api,
    private readonly journal: Journal,
  ) {
    let restored = 0;
    this.drafts = new Map(
      workspace.segments.filter((s) => s.isTranslatable).map((segment) => {
        const saved = { text: segment.target?.text ?? '', state: segment.target?.state ?? 'initial', number: segment.target?.number ?? 0 };
        const draft: Draft = {
          id: segment.id, base: saved.number, text: saved.text, state: saved.state,
          savedText: saved.text, savedState: saved.state, conflict: null, refused: null,
        };
        const kept = workspace.whyNotWrite === null ? journal.read(segment.id) : null;
        if (kept && (kept.text !== saved.text || kept.state !== saved.state)) {
          restored++;
          draft.text = kept.text;
          draft.state = kept.state;
          // Written on another base: somebody saved meanwhile. Never over it without asking.
          if (kept.base !== saved.number && kept.text !== saved.text) draft.conflict = segment.target;
        } else if (kept) {
          journal.drop(segment.id);
        }
        return [segment.id, draft];
      }),
    );
    this.restored = restored;
    this.snapshot = { drafts: this.drafts, save: this.state() };
    if (restored > 0) this.schedule(0);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  read = (): { drafts: ReadonlyMap<string, Draft>; save: SaveState } => this.snapshot;

  /** Counts all saves of the article's targets as this page knows them. */
  get saves(): number {
    let sum = 0;
    for (const draft of this.drafts.values()) sum += draft.base;
    return sum;
  }

  type(id: string, text: string): void {
    const draft = this.drafts.get(id);
    if (!draft || draft.text === text) return;
    // A slip put right in a confirmed text leaves it confirmed; nobody has reviewed the new wording, though.
    const state = text.trim() === '' || draft.state === 'initial' ? 'initial' : text === draft.savedText ? draft.savedState : 'translated';
    this.change(id, { text, state, refused: null });
    this.paused.add(id);
    this.schedule(typingPauseMs);
  }

  setState(id: string, state: TargetState): void {
    const draft = this.drafts.get(id);
    if (!draft || draft.state === state) return;
    this.change(id, { state, refused: null });
    this.schedule(0);
  }

  keepMine(id: string): void {
    const draft = this.drafts.get(id);
    if (!draft?.conflict) return;
    this.change(id, { base: draft.conflict.number, savedText: draft.conflict.text, savedState: draft.conflict.state, conflict: null });
    this.schedule(0);
  }

  takeTheirs(id: string): void {
    const draft = this.drafts.get(id);
    if (!draft?.conflict) return;
    const { number, text, state } = draft.conflict;
    this.change(id, { base: number, text, state, savedText: text, savedState: state, conflict: null });
  }

  /** Takes over what others saved meanwhile, where this person has changed nothing. */
  adopt(workspace: Workspace): void {
    for (const segment of workspace.segments) {
      const draft = this.drafts.get(segment.id);
      const target = segment.target;
      if (draft && target && isSaved(draft) && target.number > draft.base && !this.sending) {
        this.change(draft.id, { base: target.number, text: target.text, state: target.state, savedText: target.text, savedState: target.state });
      }
    }
  }

  /** Sends what is there now: on leaving a field, a page, or before a task ends. */
  async flush(leaving = false): Promise<boolean> {
    clearTimeout(this.timer);
    this.paused.clear();
    while (this.sending) await this.sending;
    if (this.waiting().length > 0) await this.send(leaving);
    return this.unsaved().length === 0 && this.conflicts() === 0;
  }

  /** The line or the session may be back. */
  async retry(): Promise<void> {
    if (this.trouble?.kind === 'signed-out' || this.trouble?.kind === 'other-account') {
      const renewed = await this.api.renew();
      if (renewed.kind !== 'ok') return;
      this.trouble = null;
    }
    this.retryMs = firstRetryMs;
    await this.flush();
  }

  private change(id: string, change: Partial<Draft>): void {
    const draft = this.drafts.get(id);
    if (!draft) return;
    const next = { ...draft, ...change };
    this.drafts = new Map(this.drafts).set(id, next);
    if (isSaved(next)) this.journal.drop(id);
    else this.journal.keep(id, { base: next.base, text: next.text, state: next.state, at: Date.now() });
    this.publish();
  }

  private publish(): void {
    this.snapshot = { drafts: this.drafts, save: this.state() };
    for (const listener of this.listeners) listener();
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.paused.clear();
      void this.send(false);
    }, delay);
  }

  private unsaved(): Draft[] {
    return [...this.drafts.values()].filter((d) => !isSaved(d));
  }

  /** What could be sent now: a conflict waits for a choice, a refusal for a change. */
  private waiting(): Draft[] {
    return this.unsaved().filter((d) => d.conflict === null && d.refused === null);
  }

  private conflicts(): number {
    return [...this.drafts.values()].filter((d) => d.conflict !== null).length;
  }

  /** One request at a time, so that the base numbers of the next are known. */
  private async send(leaving: boolean): Promise<void> {
    if (this.sending) return this.sending;
    const batch = this.waiting();
    if (batch.length === 0) return;
    this.sending = this.exchange(batch.map((d) => ({ segmentId: d.id, base: d.base, text: d.text, state: d.state })), leaving);
    this.publish();
    try {
      await this.sending;
    } finally {
      this.sending = null;
      this.publish();
    }
    if (this.trouble === null && this.waiting().length > 0 && this.paused.size === 0) this.schedule(0);
  }

  private async exchange(operations: Operation[], leaving: boolean): Promise<void> {
    const answer: Answer<{ outcomes: Outcome[] }> = await this.api.save(operations, leaving);
    if (answer.kind === 'ok') {
      this.trouble = null;
      this.retryMs = firstRetryMs;
      answer.value.outcomes.forEach((outcome, i) => this.settle(outcome, operations[i]));
    } else if (answer.kind === 'unreachable') {
      this.trouble = { kind: 'offline' };
      this.schedule(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
    } else {
      this.refuse(answer.refusal);
    }
  }

  private settle(outcome: Outcome, sent: Operation | undefined): void {
    const draft = this.drafts.get(outcome.segmentId);
    if (!draft || !sent) return;
    if (outcome.kind === 'saved') {
      this.change(draft.id, { base: outcome.number, savedText: sent.text, savedState: sent.state });
    } else if (outcome.kind === 'conflicted' && outcome.theirs) {
      if (outcome.theirs.text === draft.text && outcome.theirs.state === draft.state) {
        this.change(draft.id, { base: outcome.theirs.number, savedText: draft.text, savedState: draft.state });
      } else {
        this.change(draft.id, { conflict: outcome.theirs });
      }
    } else {
      this.change(draft.id, { refused: outcome.reason ?? '' });
    }
  }

  private refuse(refusal: Refusal): void {
    if (refusal.status === 401 || refusal.code === 'bad-token') {
      this.trouble = { kind: 'signed-out' };
      setTimeout(() => void this.retry(), 5000);
    } else if (refusal.code === 'other-account') {
      this.trouble = { kind: 'other-account' };
      setTimeout(() => void this.retry(), 5000);
    } else {
      this.trouble = { kind: 'refused', message: refusal.message };
    }
  }

  private state(): SaveState {
    const count = this.unsaved().length;
    const conflicts = this.conflicts();
    if (this.trouble && count > 0) {
      return this.trouble.kind === 'refused' ? { ...this.trouble, count } : { kind: this.trouble.kind, count };
    }
    if (conflicts > 0) return { kind: 'conflict', count: conflicts };
    if (this.sending) return { kind: 'saving' };
    return count === 0 ? { kind: 'saved' } : { kind: 'unsaved', count };
  }
}

export function isSaved(draft: Draft): boolean {
  return draft.text === draft.savedText && draft.state === draft.savedState && draft.conflict === null;
}
