import { memo, useCallback, useSyncExternalStore } from 'react';
import type { FocusEvent, MouseEvent } from 'react';
import { diffWords } from './diff';
import { isConfirmed, isSaved } from './draft';
import { Editor, copySource } from './marks/Editor';
import { Static } from './marks/Static';
import { startComment } from './comments';
import { Conflict } from './Conflict';
import { Remarks } from './Remarks';
import type { Segment } from './model';
import type { Work } from './work';

interface Props {
  segment: Segment;
  work: Work;
  count: number;
}

const kindNames: Record<string, string> = { headline: 'Headline', heading: 'Heading', listItem: 'List item', quote: 'Quote', table: 'Table', code: 'Code' };
const stateNames: Record<string, string> = { initial: 'Draft', translated: 'Translated', reviewed: 'Reviewed', final: 'Final' };

export const Row = memo(function Row({ segment, work, count }: Props) {
  const { id } = segment;
  const { say, workspace: { source, culture, direction } } = work;
  const subscribe = useCallback((listener: () => void) => work.subscribeTo(id, listener), [work, id]);
  const draft = useSyncExternalStore(subscribe, () => work.drafts.get(id));
  const isActive = useSyncExternalStore(subscribe, () => work.active === id);
  const extras = useSyncExternalStore(subscribe, () => work.extrasOf(id));
  const wording = useSyncExternalStore(subscribe, () => work.wordingOf(id));
  const suggesting = useSyncExternalStore(subscribe, () => work.read().suggesting);
  const showChanges = useSyncExternalStore(subscribe, () => work.read().showChanges);
  const mayWrite = useSyncExternalStore(subscribe, () => work.mayWrite);

  const confirmed = isConfirmed(draft);
  const omitted = draft?.omitted ?? null;
  const label = segment.isInserted ? 'Added by us' : kindNames[segment.kind];
  const classes = ['ws-row', `kind-${segment.kind.toLowerCase()}`, confirmed && 'confirmed', omitted !== null && 'omitted', draft?.conflict && 'conflicted', isActive && 'active', segment.isInserted && 'inserted'].filter(Boolean).join(' ');
  const name = say('Translation of segment {0}', segment.position + 1);
  const why = draft && (draft.refused !== null || draft.conflict) ? `why-${id}` : undefined;
  const mayEdit = mayWrite || suggesting;
  const text = suggesting ? wording ?? draft?.text ?? '' : draft?.text ?? '';

  const enter = (event: FocusEvent | MouseEvent) => {
    if (!mayEdit || isActive) return;
    if (event.type === 'focus') work.activate(id);
  };
  const leave = () => {
    if (suggesting) void work.suggest(id);
    else void work.drafts.flush();
  };

  return (
    <li id={`segment-${id}`} className={classes} aria-label={say('Segment {0} of {1}', segment.position + 1, count)}>
      <div className="ws-source">
        {label && <span className="ws-kind">{say(label)}</span>}
        <p lang={source?.language} dir={source?.direction}><Static text={segment.text} kind={segment.kind} /></p>
      </div>
      {!segment.isTranslatable || !draft ? (
        <p className="hint">{say('Not translated: goes into the article as it is.')}</p>
      ) : (
        <div className="ws-target">
          {isActive && mayEdit ? (
            <Editor key={suggesting ? 'suggest' : 'write'} work={work} id={id} kind={segment.kind} source={segment.text} text={text} lang={culture ?? undefined} dir={direction}
              label={name} describedBy={why} onText={(next) => (suggesting ? work.word(id, next) : work.drafts.type(id, next))} onLeave={leave} />
          ) : (
            <div className={`ws-text ${text === '' ? 'blank' : ''}`} role="textbox" tabIndex={0} aria-multiline={segment.kind !== 'headline'} aria-readonly={!mayEdit} aria-label={name}
              aria-describedby={why} data-segment={id} lang={culture ?? undefined} dir={direction} onFocus={enter}>
              {text === '' ? <span className="placeholder" dir={document.documentElement.dir} lang={document.documentElement.lang}>{mayEdit ? say('Type the translation here') : '–'}</span> : <Static text={text} kind={segment.kind} />}
            </div>
          )}
          {omitted !== null && <p className="ws-omitted"><strong>{say('Left out')}</strong> {omitted === '' ? say('No reason given') : <bdi>{omitted}</bdi>}</p>}
          {showChanges && extras.before !== undefined && <Changes before={extras.before} after={draft.text} work={work} title={say('Changed since you last looked')} />}
          {draft.refused !== null && <p className="finding" id={`why-${id}`}>{say('This text was refused: {0}', draft.refused)}</p>}
          {draft.conflict && <Conflict draft={draft} work={work} />}
          {draft.note && <p className="ws-note"><span className="ws-kind">{say('Note')}</span> <span dir="auto">{draft.note}</span></p>}
          {(extras.comments.length > 0 || extras.suggestions.length > 0 || extras.findings.length > 0) && <Remarks extras={extras} work={work} isActive={isActive} />}
          <div className="ws-tools">
            <span className={`ws-state is-${omitted !== null ? 'omitted' : draft.state}`}>{confirmed && omitted === null ? '✓ ' : ''}{say(omitted !== null ? 'Left out' : draft.text === '' ? 'Empty' : stateNames[draft.state] ?? '')}</span>
            {draft.isOutside && <span className="ws-kind">{say('Edited outside')}</span>}
            {!isSaved(draft) && !draft.conflict && <span className="unsaved">{say('not saved')}</span>}
            {extras.people.map((person) => <span key={person.name} className="ws-person"><bdi>{person.name}</bdi> {say('is here')}</span>)}
            <span className="spacer" />
            {isActive && !mayWrite && <button type="button" className="plain" title="Alt+Shift+C" onMouseDown={stay} onClick={() => startComment(work)}>{say('Comment')}</button>}
            {isActive && mayWrite && <Tools segment={segment} work={work} omitted={omitted} isEmpty={draft.text === ''} confirmed={confirmed} suggesting={suggesting} />}
          </div>
        </div>
      )}
    </li>
  );
});

/** Buttons keep the caret where it is. */
const stay = (event: MouseEvent) => event.preventDefault();

function Tools({ segment, work, omitted, isEmpty, confirmed, suggesting }: { segment: Segment; work: Work; omitted: string | null; isEmpty: boolean; confirmed: boolean; suggesting: boolean }) {
  const { say } = work;
  return (
    <span className="ws-buttons" onMouseDown={stay}>
      {isEmpty && !segment.isInserted && <button type="button" className="plain" title="Ctrl+Shift+C" onClick={() => copySource(work)}>{say('Copy the source')}</button>}
      {!segment.isInserted && omitted === null && segment.kind !== 'headline' && <button type="button" className="plain" title="Alt+O" onClick={() => work.set({ dialog: 'omit' })}>{say('Leave out')}</button>}
      {omitted !== null && <button type="button" className="plain" onClick={() => work.drafts.set(segment.id, { omitted: null })}>{say('Take back in')}</button>}
      <button type="button" className="plain" title="Alt+Shift+C" onClick={() => startComment(work)}>{say('Comment')}</button>
      {confirmed && omitted === null && <button type="button" className="plain" onClick={() => work.drafts.set(segment.id, { state: 'initial' })}>{say('Reopen')}</button>}
      {!suggesting && !confirmed && !isEmpty && <button type="button" className="small" title="Ctrl+Enter" onClick={() => work.confirm(segment.id)}>{say('Confirm')}</button>}
    </span>
  );
}

export function Changes({ before, after, work, title }: { before: string; after: string; work: Work; title: string }) {
  const { culture, direction } = work.workspace;
  return (
    <div className="ws-changes">
      <span className="ws-kind">{title}</span>
      <p lang={culture ?? undefined} dir={direction}>
        {diffWords(before, after).map((piece, i) => (piece.kind === 'same' ? <span key={i}>{piece.text}</span> : piece.kind === 'added' ? <ins key={i}>{piece.text}</ins> : <del key={i}>{piece.text}</del>))}
      </p>
    </div>
  );
}
