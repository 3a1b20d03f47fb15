import { useEffect, useState, useSyncExternalStore } from 'react';
import { onKey } from './commands';
import { Dialogs } from './Dialogs';
import { isConfirmed } from './draft';
import type { Draft } from './draft';
import { Find } from './Find';
import { Panels } from './Panels';
import { Row } from './Row';
import { SaveLine } from './SaveLine';
import { time, until } from './times';
import { Unlinked } from './Unlinked';
import { countWords } from './words';
import type { Work } from './work';
import type { Workspace } from './model';

const wordsAMinute = 220;

export function Screen({ work }: { work: Work }) {
  const { drafts, say } = work;
  const view = useSyncExternalStore(work.subscribe, work.read);
  const { drafts: texts, save } = useSyncExternalStore(drafts.subscribe, drafts.read);
  const { workspace, onlyOpen } = view;
  usePulse(work, save.kind === 'saved' ? drafts.saves : -1);

  // For whoever measures: from here on one can work.
  useEffect(() => void performance.mark('workspace'), []);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event, work);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [work]);

  const translatable = workspace.segments.filter((s) => s.isTranslatable);
  const confirmed = translatable.filter((s) => isConfirmed(texts.get(s.id)));
  const headline = translatable[0]?.kind === 'headline' ? texts.get(translatable[0].id)?.text.trim() : '';
  const title = headline || workspace.title || workspace.source?.title || '';
  const returned = lastReturn(workspace);

  return (
    <>
      <header className="ws-head">
        <div className="ws-title">
          <a className="crumb" href="/admin">{say('Back to the desk')}</a>
          <h1 lang={workspace.culture ?? undefined} dir={title === workspace.source?.title ? workspace.source.direction : workspace.direction}>{title}</h1>
          {workspace.state && <span className={`chip state-${workspace.state.state}`}>{say(`state:${workspace.state.state}`)}</span>}
          {workspace.state?.due && <Deadline due={workspace.state.due} work={work} />}
          {view.people.map((person) => <span key={person.name} className="ws-person"><bdi>{person.name}</bdi> {say('is here')}</span>)}
        </div>
        <div className="ws-status">
          <SaveLine save={save} work={work} />
          <Progress work={work} texts={texts} done={confirmed.length} all={translatable.length} />
          <span className="spacer" />
          {workspace.state && (
            <label className="check"><input type="checkbox" checked={view.suggesting} disabled={!work.mayWrite} onChange={(e) => work.set({ suggesting: e.target.checked })} /> <span>{say('Suggest')}</span></label>
          )}
          <label className="check"><input type="checkbox" checked={onlyOpen} onChange={(e) => work.set({ onlyOpen: e.target.checked })} /> <span>{say('Only open ones')}</span></label>
          <button type="button" className="plain" onClick={() => work.set({ dialog: 'palette' })} aria-haspopup="dialog">{say('All commands')} <kbd dir="ltr">Ctrl K</kbd></button>
          <button type="button" className="plain" onClick={() => work.set({ dialog: 'help' })} aria-haspopup="dialog">{say('Keys')} <kbd>?</kbd></button>
        </div>
        {view.find && <Find work={work} />}
      </header>

      {view.notice && (
        <div className="note bad" role="alert">
          <p dir="auto">{view.notice.message}</p>
          <button type="button" className="small" onClick={() => work.set({ notice: null })}>{say('Close')}</button>
        </div>
      )}
      {returned && (
        <blockquote className="reason top">
          <p><strong>{say('Returned by {0}', returned.by ?? '–')}</strong> · {time(returned.atUtc)}</p>
          <p dir="auto">{returned.comment}</p>
        </blockquote>
      )}
      {workspace.whyNotWrite !== null && (
        <p className="note">{say('Read only:')} <bdi>{workspace.whyNotWrite}</bdi> {view.suggesting && say('What you write here is a suggestion for whoever may write.')}</p>
      )}
      {workspace.whyNotWrite === null && view.suggesting && <p className="note">{say('You are suggesting: the text stays as it is until the suggestion is accepted.')}</p>}
      {workspace.source && !workspace.source.isCurrent && <p className="note warn">{say('The source has a newer revision than the one translated here.')}</p>}
      {drafts.restored > 0 && <p className="note" role="status">{say('{0} segments restored from this browser that the server had not got yet.', drafts.restored)}</p>}
      {!work.journal.isKept && work.mayWrite && <p className="note warn">{say('This browser keeps nothing: what is not saved is lost when the page is closed.')}</p>}
      <Unlinked work={work} texts={texts} />

      <div className={`ws-body panel-${view.panel}`}>
        <div className="ws-main">
          <ol className="ws-segments">
            {workspace.segments.map((segment) => (
              (!onlyOpen || !segment.isTranslatable || !isConfirmed(texts.get(segment.id)) || work.active === segment.id) && (
                <Row key={segment.id} segment={segment} work={work} count={workspace.segments.length} />
              )
            ))}
          </ol>
          {onlyOpen && confirmed.length === translatable.length && <p className="empty">{say('All segments are confirmed.')}</p>}
        </div>
        <aside className="ws-side" aria-label={say('Beside the text')}><Panels work={work} view={view} /></aside>
      </div>
      <Dialogs work={work} view={view} />
    </>
  );
}

function Progress({ work, texts, done, all }: { work: Work; texts: ReadonlyMap<string, Draft>; done: number; all: number }) {
  const { say, workspace } = work;
  let [words, source] = [0, 0];
  for (const segment of workspace.segments) {
    const draft = texts.get(segment.id);
    source += segment.isTranslatable ? segment.words : 0;
    if (draft && draft.omitted === null) words += countWords(draft.text, segment.kind);
  }
  return (
    <span className="ws-progress">
      <progress max={Math.max(all, 1)} value={done} aria-label={say('Translated')} />
      <span>{say('{0} of {1} segments', done, all)} · {say('{0} words from {1}', words, source)}{words > 0 && ` · ${say('{0} min to read', Math.max(1, Math.round(words / wordsAMinute)))}`}</span>
    </span>
  );
}

function Deadline({ due, work }: { due: string; work: Work }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(due) - now;
  return <span className={`ws-due ${left < 0 ? 'overdue' : ''}`} title={time(due)}>{work.say(left < 0 ? 'Overdue: {0}' : 'Deadline {0}', until(due, now))}</span>;
}

const alone = 12_000;
const together = 4_000;

/** What others do is asked for again and again, and soon after each save, since it may change what can happen next. */
function usePulse(work: Work, saves: number): void {
  useEffect(() => {
    const timer = setTimeout(() => void work.beat(), 400);
    return () => clearTimeout(timer);
  }, [work, saves]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const beat = async () => {
      if (document.visibilityState === 'visible') await work.beat();
      timer = setTimeout(() => void beat(), work.read().people.length > 0 ? together : alone);
    };
    timer = setTimeout(() => void beat(), alone);
    const leave = () => void work.api.pulse(null, null, true);
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', leave);
    };
  }, [work]);
}

/** The reason stands on top while the piece is where it was returned to. */
function lastReturn(workspace: Workspace) {
  const last = [...workspace.journal].reverse().find((e) => e.outcome !== null && e.from !== null && e.to !== e.from);
  return last && last.comment && last.to === workspace.state?.state && last.outcome === 'Return' ? last : null;
}
