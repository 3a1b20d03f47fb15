// What the server says of an article's translation. Mirrors WorkspaceJson.cs.
export type TargetState = 'initial' | 'translated' | 'reviewed' | 'final';
export type Direction = 'ltr' | 'rtl';

export interface Target {
  number: number;
  text: string;
  state: TargetState;
  origin: 'human' | 'memory' | 'machine' | 'outside';
  savedBy: string;
  savedById: string | null;
  savedUtc: string;
  omitted: string | null;
  note: string | null;
}

export interface Segment {
  id: string;
  position: number;
  kind: string;
  level: number;
  text: string;
  words: number;
  isTranslatable: boolean;
  hash: string;
  isInserted: boolean;
  isPiece: boolean;
  target: Target | null;
}

export interface Action {
  outcome: string;
  needsComment: boolean;
  whyNot: string | null;
  isOverridable: boolean;
}

export interface JournalEntry {
  atUtc: string;
  activity: string;
  outcome: string | null;
  from: string | null;
  to: string | null;
  by: string | null;
  comment: string | null;
  whom: string | null;
  override: string | null;
}

export interface Reference {
  id: string;
  name: string;
}

export interface Comment {
  id: string;
  /** The comment it answers; null when it begins a thread. */
  replyTo: string | null;
  /** Null for the piece as a whole. */
  segmentId: string | null;
  isSegmentGone: boolean;
  quote: string | null;
  isQuoteLost: boolean;
  by: string;
  isMine: boolean;
  atUtc: string;
  editedUtc: string | null;
  text: string;
  isDeleted: boolean;
  resolvedBy: string | null;
  resolvedUtc: string | null;
}

/** What a new comment is about. */
export interface About {
  segmentId: string | null;
  quote: string | null;
  quoteAt: number | null;
}

export interface Suggestion {
  id: string;
  segmentId: string;
  by: string;
  atUtc: string;
  before: string;
  text: string;
  isMine: boolean;
}

/** A text that belongs to no segment: its segment is gone, or it was written into the body outside the workspace. */
export interface UnlinkedText {
  id: string;
  kind: string;
  text: string;
  savedBy: string;
  savedUtc: string;
  isLoose: boolean;
  after: string | null;
  instead: string | null;
}

export interface Review {
  comments: Comment[];
  suggestions: Suggestion[];
  seen: { seenUtc: string; before: Record<string, string> } | null;
  unlinked: UnlinkedText[];
  mayChangeLinks: boolean;
}

export interface State {
  state: string;
  task: string;
  since: string;
  due: string | null;
  holder: string | null;
}

export interface Workspace {
  article: string;
  title: string;
  number: number;
  saves: number;
  culture: string | null;
  direction: Direction;
  source: {
    story: string;
    title: string;
    language: string;
    direction: Direction;
    outlet: string | null;
    revision: number;
    isCurrent: boolean;
  } | null;
  segments: Segment[];
  fields: {
    title: string | null;
    summary: string | null;
    kind: string | null;
    section: Reference[];
    keywords: Reference[];
    readAlso: Reference[];
  };
  state: State | null;
  whyNotWrite: string | null;
  actions: Action[];
  journal: JournalEntry[];
  review: Review;
  account: { id: string; name: string };
  token: string;
}

export interface Person {
  name: string;
  segmentId: string | null;
}

/** What changed since the page last asked. */
export interface Pulse {
  people: Person[];
  number: number;
  saves: number;
  state: State | null;
  whyNotWrite: string | null;
  actions: Action[];
  review: Review;
  segments: string[];
  targets: { segmentId: string; target: Target }[];
}

export interface Outcome {
  segmentId: string;
  kind: 'saved' | 'conflicted' | 'refused';
  number: number;
  mine: string | null;
  theirs: Target | null;
  reason: string | null;
}

export interface Refusal {
  status: number;
  code: string;
  message: string;
  details: { place: string; message: string }[];
}

export interface Finding {
  check: string;
  name: string;
  severity: 'notice' | 'warning' | 'error';
  segmentId: string | null;
  field: string | null;
  message: string;
  fingerprint: string;
  blocks: boolean;
  mayDismiss: boolean;
  dismissed: { by: string; reason: string; atUtc: string } | null;
}

/** A text in the language of the interface, with {0}, {1}… filled in. */
export type Say = (key: string, ...values: (string | number)[]) => string;
