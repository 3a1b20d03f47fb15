import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Api } from './api';
import type { Drafts } from './drafts';
import { isConfirmed } from './Row';
import { Row } from './Row';
import { SaveLine } from './SaveLine';
import { Sheet } from './Sheet';
import { Side } from './Side';
import { Tasks } from './Tasks';
import type { Say, Workspace } from './model';

interface Props {
  workspace: Workspace;
  drafts: Drafts;
  api: Api;
  say: Say;
}

export function Screen({ workspace: loaded, drafts, api, say }: Props) {
  const workspace = useFresh(loaded, drafts, api);
  const { drafts: texts, save } = useSyncExternalStore(drafts.subscribe, drafts.read);
  const [help, setHelp] = useState(false);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const mayWrite = workspace.whyNotWrite === null;

  const translatable = workspace.segments.filter((s) => s.isTranslatable);
  const confirmed = translatable.filter((s) => isConfirmed(texts.get(s.id)));
  const words = translatable.reduce((sum, s) => sum + s.words, 0);
  const confirmedWords = confirmed.reduce((sum, s) => sum + s.words, 0);

  const go = useCallback((from: string | null, step: 1 | -1, open = false) => {
    const areas = [...(root.current?.querySelectorAll<HTMLTextAreaElement>('textarea[data-segment]') ?? [])];
    const at = areas.findIndex((a) => a.dataset.segment === from);
    const rest = step === 1 ? areas.slice(at + 1) : areas.slice(0, Math.max(at, 0)).reverse();
    const next = open ? rest.find((a) => !isConfirmed(drafts.read().drafts.get(a.dataset.segment ?? ''))) ?? rest[0] : rest[0];
    if (!next) return;
    next.focus();
    next.closest('li')?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }, [drafts]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (event.key === '?' && !inField) setHelp(true);
      if (event.altKey && !event.ctrlKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        const segment = (document.activeElement as HTMLElement | null)?.dataset.segment ?? null;
        go(segment, event.key === 'ArrowDown' ? 1 : -1);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go]);

  const confirm = useCallback((id: string) => {
    const draft = drafts.read().drafts.get(id);
    if (draft && draft.text.trim() !== '') drafts.setState(id, 'translated');
    go(id, 1, true);
  }, [drafts, go]);

  const title = headline(workspace, texts.get(translatable[0]?.id ?? '')?.text);
  const returned = lastReturn(workspace);

  return (
    <div ref={root}>
      <header className="ws-head">
        <div className="ws-title">
          <a className="crumb" href="/admin">{say('Back to the desk')}</a>
          <h1 lang={workspace.culture ?? undefined} dir={title === workspace.source?.title ? workspace.source.direction : workspace.direction}>{title}</h1>
          {workspace.state && <span className={`chip state-${workspace.state.state}`}>{say(`state:${workspace.state.state}`)}</span>}
        </div>
        <div className="ws-status">
          <SaveLine save={save} account={workspace.account.name} say={say} onRetry={() => void drafts.retry()} />
          <span className="ws-progress">
            <progress max={Math.max(translatable.length, 1)} value={confirmed.length} aria-label={say('Translated')} />
            <span>{say('{0} of {1} segments', confirmed.length, translatable.length)} · {say('{0} of {1} words', confirmedWords, words)}</span>
          </span>
          <span className="spacer" />
          <label className="check"><input type="checkbox" checked={onlyOpen} onChange={(e) => setOnlyOpen(e.target.checked)} /> <span>{say('Only open ones')}</span></label>
          <button type="button" className="plain" onClick={() => setHelp(true)} aria-haspopup="dialog">{say('Keys')} <kbd>?</kbd></button>
        </div>
      </header>

      {returned && (
        <blockquote className="reason top">
          <p><strong>{say('Returned by {0}', returned.by ?? '–')}</strong> · {time(returned.atUtc)}</p>
          <p dir="auto">{returned.comment}</p>
        </blockquote>
      )}
      {workspace.whyNotWrite !== null && <p className="note">{say('Read only:')} <bdi>{workspace.whyNotWrite}</bdi></p>}
      {workspace.source && !workspace.source.isCurrent && <p className="note warn">{say('The source has a newer revision than the one translated here.')}</p>}
      {drafts.restored > 0 && <p className="note" role="status">{say('{0} segments restored from this browser that the server had not got yet.', drafts.restored)}</p>}

      <div className="ws-body">
        <div className="ws-main">
          <ol className="ws-segments">
            {workspace.segments.map((segment) => (
              (!onlyOpen || !segment.isTranslatable || !isConfirmed(texts.get(segment.id)) || document.activeElement?.getAttribute('data-segment') === segment.id) && (
                <Row key={segment.id} segment={segment} draft={texts.get(segment.id)} workspace={workspace} drafts={drafts}
                  mayWrite={mayWrite} say={say} onConfirm={confirm} onMove={go} />
              )
            ))}
          </ol>
          {onlyOpen && confirmed.length === translatable.length && <p className="empty">{say('All segments are confirmed.')}</p>}
        </div>
        <aside className="ws-side">
          <Tasks workspace={workspace} drafts={drafts} api={api} say={say} />
          <Side workspace={workspace} say={say} />
        </aside>
      </div>
      {help && <Sheet say={say} onClose={() => setHelp(false)} />}
    </div>
  );
}

/** What may happen next depends on what is confirmed: after each save that settled, the server is asked again. */
function useFresh(loaded: Workspace, drafts: Drafts, api: Api): Workspace {
  const [workspace, setWorkspace] = useState(loaded);
  const { save } = useSyncExternalStore(drafts.subscribe, drafts.read);
  const asked = useRef(drafts.saves);
  useEffect(() => {
    if (save.kind !== 'saved' || asked.current === drafts.saves) return;
    const timer = setTimeout(() => {
      asked.current = drafts.saves;
      void api.load().then((answer) => {
        if (answer.kind !== 'ok') return;
        drafts.adopt(answer.value);
        asked.current = drafts.saves;
        setWorkspace(answer.value);
      });
    }, 300);
    return () => clearTimeout(timer);
  }, [save, drafts, api]);
  return workspace;
}

function headline(workspace: Workspace, translated: string | undefined): string {
  const first = workspace.segments[0]?.kind === 'headline' ? translated?.trim() : '';
  return first || workspace.title || workspace.source?.title || '';
}

/** The reason stands on top while the piece is where it was returned to. */
function lastReturn(workspace: Workspace) {
  const last = [...workspace.journal].reverse().find((e) => e.outcome !== null && e.from !== null && e.to !== e.from);
  return last && last.comment && last.to === workspace.state?.state && last.outcome === 'Return' ? last : null;
}

export function time(utc: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(utc));
}
