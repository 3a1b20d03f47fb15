// Changes to how the segments stand: made on the screen at once, kept in this browser, and brought to the server in their order.
import type { Answer, Api } from './api';
import { arranged } from './arrange';
import type { Rearrangement } from './arrange';
import type { Saved } from './draft';
import type { Journal } from './journal';
import type { Refusal, Segment, Target, Workspace } from './model';

/** The text of a segment that a change touched. */
export interface Touched extends Saved {
  id: string;
  base: number;
}

export interface Change {
  /** Its place in the order. */
  sequence: number;
  change: Rearrangement;
  before: Touched[];
  after: Touched[];
}

/** Refusals of one change: what else waits does not depend on them, or is found out later. */
const ofTheChange = new Set(['no-such-segment', 'cannot-arrange', 'changed-meanwhile', 'too-many-segments']);

/** Who is told how it went. */
export interface Arranger {
  /** @param expected What the change wrote there; undefined where it wrote nothing. */
  settle(id: string, target: Target | null, expected: string | undefined): void;
  /** The server has it otherwise: what the change did here is to be undone. */
  undo(change: Change, refusal: Refusal): void;
  /** All is brought, or something was refused: the segments stand as the server has them now. */
  reload(): Promise<void>;
}

export class Arranging {
  private pending: Change[];
  /** Targets as changes before left them. */
  private readonly numbers = new Map<string, number>();
  private arranger: Arranger | null = null;

  constructor(
    private readonly api: Api,
    private readonly journal: Journal,
  ) {
    this.pending = journal.changes();
  }

  /** How many changes the server has not got. */
  get count(): number {
    return this.pending.length;
  }

  tell(arranger: Arranger): void {
    this.arranger = arranger;
  }

  add(change: Rearrangement, before: Touched[], after: Touched[]): void {
    const kept: Change = { sequence: (this.pending.at(-1)?.sequence ?? 0) + 1, change, before, after };
    this.pending.push(kept);
    this.journal.keepChange(kept);
  }

  /** This page saved a text that a waiting change is based on: it is based on the saved one now. */
  saved(id: string, from: number, to: number): void {
    for (const waiting of this.pending) {
      const { change } = waiting;
      const next = 'base' in change && change.segmentId === id && change.base === from ? { ...change, base: to } : change;
      waiting.change = next.kind === 'merge' && next.next === id && next.nextBase === from ? { ...next, nextBase: to } : next;
      if (waiting.change === change) continue;
      waiting.before = waiting.before.map((t) => (t.id === id && t.base === from ? { ...t, base: to } : t));
      this.journal.keepChange(waiting);
    }
  }

  /** The segments as they stand here: the server's, with what it has not got yet. A change that cannot be made there any more is dropped. */
  over(workspace: Workspace): Workspace {
    if (this.pending.length === 0 || workspace.whyNotWrite !== null) return workspace;
    let segments: Segment[] = workspace.segments;
    for (const change of [...this.pending]) {
      const next = arranged(segments, change.change);
      if (next) segments = next;
      else this.lose(change, { status: 0, code: 'changed-meanwhile', message: '', details: [] });
    }
    return { ...workspace, segments };
  }

  /** Sends what waits, one after the other. */
  async bring(): Promise<Answer<null>> {
    let brought = false;
    for (;;) {
      const next = this.pending[0];
      if (!next) break;
      const answer = await this.api.arrange(this.based(next.change));
      if (answer.kind === 'unreachable') return answer;
      if (answer.kind === 'refused' && !ofTheChange.has(answer.refusal.code)) return answer;
      brought = true;
      if (answer.kind === 'refused') {
        this.lose(next, answer.refusal);
        await this.arranger?.reload();
        continue;
      }
      this.end(next);
      for (const { segmentId, target } of answer.value.targets) {
        this.numbers.set(segmentId, target?.number ?? 0);
        this.arranger?.settle(segmentId, target, next.after.find((t) => t.id === segmentId)?.text);
      }
    }
    this.numbers.clear();
    if (brought) await this.arranger?.reload();
    return { kind: 'ok', value: null };
  }

  private based(change: Rearrangement): Rearrangement {
    const of = (id: string, base: number) => this.numbers.get(id) ?? base;
    switch (change.kind) {
      case 'merge': return { ...change, base: of(change.segmentId, change.base), nextBase: of(change.next, change.nextBase) };
      case 'split':
      case 'remove': return { ...change, base: of(change.segmentId, change.base) };
      default: return change;
    }
  }

  private lose(change: Change, refusal: Refusal): void {
    this.end(change);
    this.arranger?.undo(change, refusal);
  }

  private end(change: Change): void {
    this.pending = this.pending.filter((c) => c !== change);
    this.journal.dropChange(change);
  }
}
