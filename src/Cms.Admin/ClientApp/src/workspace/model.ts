// What the server says of an article's translation. Mirrors WorkspaceJson.cs.
export type TargetState = 'initial' | 'translated' | 'reviewed' | 'final';

export interface Target {
  number: number;
  text: string;
  state: TargetState;
  savedBy: string;
  savedUtc: string;
}

export interface Segment {
  id: string;
  position: number;
  kind: string;
  level: number;
  text: string;
  words: number;
  isTranslatable: boolean;
  target: Target | null;
}

export interface Action {
  outcome: string;
  needsComment: boolean;
  whyNot: string | null;
}

export interface JournalEntry {
  atUtc: string;
  activity: string;
  outcome: string | null;
  from: string | null;
  to: string | null;
  by: string | null;
  comment: string | null;
}

export interface Reference {
  id: string;
  name: string;
}

export interface Workspace {
  article: string;
  title: string;
  number: number;
  culture: string | null;
  direction: 'ltr' | 'rtl';
  source: {
    story: string;
    title: string;
    language: string;
    direction: 'ltr' | 'rtl';
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
  state: { state: string; task: string; since: string; due: string | null; holder: string | null } | null;
  whyNotWrite: string | null;
  actions: Action[];
  journal: JournalEntry[];
  account: { id: string; name: string };
  token: string;
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

/** A text in the language of the interface, with {0}, {1}… filled in. */
export type Say = (key: string, ...values: (string | number)[]) => string;
