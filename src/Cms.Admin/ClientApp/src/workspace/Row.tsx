import { memo, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { isSaved } from './drafts';
import type { Draft, Drafts } from './drafts';
import type { Say, Segment, Workspace } from './model';
import { time } from './Screen';

interface Props {
  segment: Segment;
  draft: Draft | undefined;
  workspace: Workspace;
  drafts: Drafts;
  mayWrite: boolean;
  say: Say;
  onConfirm: (id: string) => void;
  onMove: (from: string, step: 1 | -1) => void;
}

const kindNames: Record<string, string> = { headline: 'Headline', heading: 'Heading', listItem: 'List item', quote: 'Quote', table: 'Table', code: 'Code' };

export function isConfirmed(draft: Draft | undefined): boolean {
  return draft !== undefined && draft.state !== 'initial' && draft.text.trim() !== '';
}

export const Row = memo(function Row({ segment, draft, workspace, drafts, mayWrite, say, onConfirm, onMove }: Props) {
  const source = workspace.source;
  const area = useRef<HTMLTextAreaElement>(null);

  // As high as its text: nothing scrolls inside a segment.
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [draft?.text]);

  const confirmed = isConfirmed(draft);
  const kind = segment.kind.toLowerCase();
  const label = kindNames[segment.kind];

  const copy = () => {
    drafts.type(segment.id, segment.text);
    area.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key === 'Enter') {
      event.preventDefault();
      if (mayWrite) onConfirm(segment.id);
      else onMove(segment.id, 1);
    } else if (control && event.shiftKey && event.key.toLowerCase() === 'c' && mayWrite) {
      event.preventDefault();
      copy();
    }
  };

  return (
    <li className={`ws-row kind-${kind} ${confirmed ? 'confirmed' : ''} ${draft?.conflict ? 'conflicted' : ''}`} aria-label={say('Segment {0} of {1}', segment.position + 1, workspace.segments.length)}>
      <div className="ws-source">
        {label && <span className="ws-kind">{say(label)}</span>}
        <p lang={source?.language} dir={source?.direction}>{segment.text}</p>
      </div>
      {!segment.isTranslatable || !draft ? (
        <p className="hint">{say('Not translated: goes into the article as it is.')}</p>
      ) : (
        <div className="ws-target">
          <textarea
            ref={area}
            data-segment={segment.id}
            rows={1}
            value={draft.text}
            readOnly={!mayWrite}
            lang={workspace.culture ?? undefined}
            dir={workspace.direction}
            spellCheck
            aria-label={say('Translation of segment {0}', segment.position + 1)}
            aria-describedby={draft.refused !== null || draft.conflict ? `why-${segment.id}` : undefined}
            placeholder={mayWrite ? say('Type the translation here') : ''}
            onChange={(e) => drafts.type(segment.id, e.target.value)}
            onBlur={() => void drafts.flush()}
            onKeyDown={onKeyDown}
          />
          {draft.refused !== null && <p className="finding" id={`why-${segment.id}`}>{say('This text was refused: {0}', draft.refused)}</p>}
          {draft.conflict && <Conflict draft={draft} workspace={workspace} drafts={drafts} say={say} onEdit={() => area.current?.focus()} />}
          <div className="ws-tools">
            {confirmed && <span className="tick">✓ {say('Confirmed')}</span>}
            {!isSaved(draft) && !draft.conflict && <span className="unsaved">{say('not saved')}</span>}
            <span className="spacer" />
            {mayWrite && draft.text === '' && <button type="button" className="plain" onClick={copy}>{say('Copy the source')}</button>}
            {mayWrite && confirmed && <button type="button" className="plain" onClick={() => drafts.setState(segment.id, 'initial')}>{say('Reopen')}</button>}
            {mayWrite && !confirmed && draft.text.trim() !== '' && (
              <button type="button" className="small" onClick={() => onConfirm(segment.id)} title="Ctrl+Enter">{say('Confirm')}</button>
            )}
          </div>
        </div>
      )}
    </li>
  );
});

function Conflict({ draft, workspace, drafts, say, onEdit }: { draft: Draft; workspace: Workspace; drafts: Drafts; say: Say; onEdit: () => void }) {
  const theirs = draft.conflict;
  if (!theirs) return null;
  return (
    <div className="ws-conflict" role="alert" id={`why-${draft.id}`}>
      <p><strong>{say('Two texts for this segment')}</strong></p>
      <div className="sides">
        <div className="side"><span className="side-head">{say('Yours')}</span><p lang={workspace.culture ?? undefined} dir={workspace.direction}>{draft.text || '–'}</p></div>
        <div className="side"><span className="side-head">{say('Theirs')} <small>{say('by {0}, {1}', theirs.savedBy, time(theirs.savedUtc))}</small></span><p lang={workspace.culture ?? undefined} dir={workspace.direction}>{theirs.text || '–'}</p></div>
      </div>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => drafts.keepMine(draft.id)}>{say('Keep mine')}</button>
        <button type="button" onClick={() => drafts.takeTheirs(draft.id)}>{say('Take theirs')}</button>
        <button type="button" onClick={onEdit}>{say('Edit mine')}</button>
      </div>
    </div>
  );
}
