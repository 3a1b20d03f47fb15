import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import type { Api, Refusal } from './api';
import { Canvas } from './Canvas';
import { Details, TypeDetails } from './Details';
import { useEditor } from './editor';
import { Findings } from './Findings';
import { add, connect, find, follow, remove, type Catalogue } from './graph';
import { Help } from './Help';
import { arrange } from './layout';
import { Outline } from './Outline';
import { Palette } from './Palette';
import { Trial } from './Trial';
import type { DesignerData, Entry, Finding, Say, Trace, TypeJson } from './model';

type Tab = 'activity' | 'workflow' | 'findings' | 'trial';
type Left = 'add' | 'list';

const panes = ['palette', 'canvas', 'details'] as const;

/** The whole designer: toolbar, palette or list, canvas, side panel. */
export function Designer({ data, api, catalogue, say, sayOutcome }: {
  data: DesignerData; api: Api; catalogue: Catalogue; say: Say; sayOutcome: (outcome: string) => string;
}) {
  const editor = useEditor(data.type, data.version);
  const { type, edit } = editor;
  const flow = useReactFlow();
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState<Tab>('workflow');
  const [left, setLeft] = useState<Left>('add');
  const [findings, setFindings] = useState<Finding[]>(data.findings);
  const [trace, setTrace] = useState<Trace | null>(null);
  const [fit, setFit] = useState(0);
  const [fitsAll, setFitsAll] = useState(false);
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const checked = useRef<TypeJson>(data.type);
  const latest = useRef({ editor, isBusy });
  latest.current = { editor, isBusy };

  const focus = useCallback((pane: string) => {
    requestAnimationFrame(() => {
      const place = root.current?.querySelector<HTMLElement>(`[data-focus="${pane}"]`)
        ?? root.current?.querySelector<HTMLElement>(`[data-pane="${pane}"] .react-flow__node.selected`)
        ?? root.current?.querySelector<HTMLElement>(`[data-pane="${pane}"] .react-flow__node`)
        ?? root.current?.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
      place?.focus({ preventScroll: false });
    });
  }, []);

  const select = useCallback((id: string | null) => {
    setStatus('');
    setSelected(id);
    setTab((before) => (before === 'trial' ? before : id === null ? 'workflow' : 'activity'));
  }, []);

  // What is drawn is checked a moment after it was changed, by the rules that saving has.
  useEffect(() => {
    if (checked.current === type) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void api.check(type, stop.signal).then((answer) => {
        if (answer.kind !== 'ok' || stop.signal.aborted) return;
        checked.current = type;
        setFindings(answer.value.findings);
      });
    }, 400);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [type, api]);

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (latest.current.editor.isChanged) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, []);

  const save = useCallback(async (over?: number) => {
    const { editor: now, isBusy: busy } = latest.current;
    if (busy) return;
    setBusy(true);
    const answer = await api.save(now.type, over ?? now.version);
    setBusy(false);
    if (answer.kind === 'refused') {
      setProblem(answer.refusal);
      setStatus('');
      return;
    }
    setProblem(null);
    setFindings(answer.value.findings);
    now.markSaved(now.type, answer.value.version);
    setStatus(say('Saved as version {0}.', answer.value.version));
    history.replaceState(null, '', `/admin/workflows/${encodeURIComponent(now.type.WorkflowTypeId)}`);
  }, [api, say]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isText = (event.target as HTMLElement).matches?.('input:not([type=checkbox], [type=radio]), textarea');
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === 's') void save();
      else if (command && !isText && event.key.toLowerCase() === 'z') (event.shiftKey ? latest.current.editor.redo : latest.current.editor.undo)();
      else if (command && !isText && event.key.toLowerCase() === 'y') latest.current.editor.redo();
      else if (event.key === 'F6') {
        const active = document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane');
        const at = panes.findIndex((pane) => pane === active);
        focus(panes[(at + (event.shiftKey ? panes.length - 1 : 1)) % panes.length]!);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [save, focus]);

  const addActivity = useCallback((entry: Entry, at?: { x: number; y: number }) => {
    const added = add(type, entry, find(type, selected), at);
    edit(added.type);
    setSelected(added.id);
    setTab('activity');
    setStatus(say('“{0}” was added.', entry.title));
    if (!at) {
      setFitsAll(false);
      setFit((before) => before + 1);
      focus('details');
    }
  }, [type, selected, edit, say, focus]);

  const removeActivity = useCallback((id: string) => {
    edit(remove(type, id));
    select(null);
    focus('canvas');
    setStatus(say('The activity was removed. Undo brings it back.'));
  }, [type, edit, select, focus, say]);

  const show = useCallback((id: string) => {
    select(id);
    setTab('activity');
    void flow.fitView({ nodes: [{ id }], maxZoom: 1.1, duration: 200 });
    focus('details');
  }, [flow, select, focus]);

  const mend = useCallback(async (finding: Finding) => {
    const answer = await api.mend(type, finding);
    if (answer.kind === 'refused') {
      setProblem(answer.refusal);
      return;
    }
    checked.current = answer.value.type;
    edit(answer.value.type);
    setFindings(answer.value.findings);
    setStatus(say('Put right. Undo takes it back.'));
  }, [api, type, edit, say]);

  const showAll = () => {
    setFitsAll(true);
    setFit((before) => before + 1);
  };

  const layOut = () => {
    edit(arrange(type, (id) => flow.getNode(id)?.measured?.height ?? 110));
    showAll();
  };

  const onCanvasKey = (event: ReactKeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Delete' || event.key === 'Backspace') && selected !== null) removeActivity(selected);
    else if (event.key === 'Enter' && selected !== null && (event.target as HTMLElement).dataset['id'] === selected) focus('details');
    else if (event.key === 'c' && selected !== null) {
      setTab('activity');
      requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('.wd-connections select')?.focus());
    } else if (event.key === 'n') focus('palette');
    else if (event.key === 'f') showAll();
    else if (event.key === 'l') layOut();
    else if (event.key === '?') setHelping(true);
    else return;
    event.preventDefault();
  };

  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(type, null, 2)], { type: 'application/json' }));
    link.download = `${type.Name.replace(/[^\p{L}\p{N}]+/gu, '-')}.workflow.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const upload = async (chosen: File) => {
    try {
      const read = typeIn(JSON.parse(await chosen.text()));
      if (!read) throw new SyntaxError();
      // The file's graph takes the place of this one; the type stays the same, so that it is saved as its next version.
      edit({ ...read, WorkflowTypeId: data.version === 0 && editor.version === 0 ? read.WorkflowTypeId : type.WorkflowTypeId });
      setSelected(null);
      setProblem(null);
      setFit((before) => before + 1);
      setStatus(say('“{0}” was read. It is not saved yet.', chosen.name));
    } catch {
      setProblem({ status: 0, code: 'not-a-workflow', message: say('“{0}” holds no workflow type.', chosen.name), details: [] });
    }
  };

  const loadTheirs = async () => {
    const answer = await api.load(type.WorkflowTypeId);
    if (answer.kind === 'refused') {
      setProblem(answer.refusal);
      return;
    }
    checked.current = answer.value.type;
    editor.load(answer.value.type, answer.value.version);
    setFindings(answer.value.findings);
    setProblem(null);
    setFit((before) => before + 1);
    setStatus(say('This is version {0}. Undo shows what you had drawn.', answer.value.version));
  };

  const activity = find(type, selected);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const theirs = problem?.code === 'changed-meanwhile' ? Number(problem.details.find((detail) => detail.place === 'version')?.message ?? 0) : 0;
  const saveState = editor.isChanged ? say('Not saved') : editor.version > 0 ? say('Version {0}', editor.version) : say('New');
  const onMove = useCallback((places: Map<string, { x: number; y: number }>) => {
    const now = latest.current.editor.type;
    edit({ ...now, Activities: now.Activities.map((a) => {
      const place = places.get(a.ActivityId);
      return place ? { ...a, X: Math.round(place.x), Y: Math.round(place.y) } : a;
    }) }, `move ${[...places.keys()].join()}`);
  }, [edit]);
  const tabs = useMemo<[Tab, string][]>(() => [
    ['activity', say('Activity')], ['workflow', say('Workflow')], ['findings', `${say('Findings')} ${findings.length > 0 ? findings.length : ''}`], ['trial', say('Try it')],
  ], [say, findings.length]);

  return (
    <div className="wd" ref={root}>
      <div className="wd-bar">
        <a className="crumb" href="/admin/workflows">{say('Workflows')}</a>
        <h1 dir="auto">{type.Name || say('New workflow')}</h1>
        <span className={`chip ${type.IsEnabled ? 'good' : 'off'}`}>{say(type.IsEnabled ? 'Enabled' : 'Off')}</span>
        <span className="wd-save-state">{saveState}</span>
        <span className="spacer" />
        <span className="wd-tools" role="group" aria-label={say('Tools')}>
          <button type="button" className="small" disabled={!editor.canUndo} onClick={editor.undo}>{say('Undo')}</button>
          <button type="button" className="small" disabled={!editor.canRedo} onClick={editor.redo}>{say('Redo')}</button>
          <button type="button" className="small" onClick={layOut} disabled={type.Activities.length === 0}>{say('Lay out')}</button>
          <button type="button" className="small" onClick={showAll}>{say('Show all')}</button>
          <button type="button" className="small" aria-label={say('Zoom in')} onClick={() => void flow.zoomIn()}>+</button>
          <button type="button" className="small" aria-label={say('Zoom out')} onClick={() => void flow.zoomOut()}>−</button>
          <button type="button" className="small" onClick={() => file.current?.click()}>{say('Read a file')}</button>
          <button type="button" className="small" onClick={download}>{say('Write a file')}</button>
          <button type="button" className="small" onClick={() => setHelping(true)}>{say('Keys')}</button>
          <input ref={file} type="file" hidden accept=".json,application/json" onChange={(e) => {
            if (e.target.files?.[0]) void upload(e.target.files[0]);
            e.target.value = '';
          }} />
        </span>
        <button type="button" className="primary small" disabled={isBusy || !editor.isChanged} onClick={() => void save()}>{say('Save')}</button>
      </div>
      <p role="status" className={status === '' ? 'off-screen' : 'wd-status'}>{status}</p>
      {problem && (
        <div className="note bad" role="alert">
          <p dir="auto">{problem.message}</p>
          {theirs > 0 ? (
            <p className="buttons">
              <button type="button" className="small" onClick={() => void loadTheirs()}>{say('Show version {0}', theirs)}</button>
              <button type="button" className="small" onClick={() => void save(theirs)}>{say('Save mine over it')}</button>
              <button type="button" className="small" onClick={download}>{say('Write mine to a file')}</button>
            </p>
          ) : problem.code === 'workflow-errors' && type.IsEnabled ? (
            <p className="buttons">
              <button type="button" className="small" onClick={() => setTab('findings')}>{say('Show the findings')}</button>
            </p>
          ) : null}
          <button type="button" className="small plain" onClick={() => setProblem(null)}>{say('Close')}</button>
        </div>
      )}
      <div className="wd-panes">
        <section className="wd-left" data-pane="palette" aria-label={say('Activities')}>
          <Tabs<Left> name={say('Activities')} tabs={[['add', say('Add')], ['list', say('List')]]} now={left} onChange={setLeft} id="left">
            {left === 'add'
              ? <Palette data={data} catalogue={catalogue} say={say} onAdd={(entry) => addActivity(entry)} />
              : <Outline type={type} catalogue={catalogue} findings={findings} trace={trace} selected={selected} say={say} sayOutcome={sayOutcome} onSelect={show} />}
          </Tabs>
        </section>
        <Canvas
          type={type} catalogue={catalogue} findings={findings} trace={trace} selected={selected} readOnly={false} fit={fit} fitsAll={fitsAll} say={say} sayOutcome={sayOutcome}
          onSelect={select}
          onMove={onMove}
          onConnect={(from, outcome, to) => edit(connect(type, from, outcome, to))}
          onDisconnect={(from, outcome) => { if (follow(type, from, outcome)) edit(connect(type, from, outcome, null)); }}
          onDrop={(name, at) => {
            const entry = catalogue.get(name);
            if (entry) addActivity(entry, at);
          }}
          onKey={onCanvasKey}
        />
        <section className="wd-right" data-pane="details" aria-label={say('Details')}>
          <Tabs<Tab> name={say('Details')} tabs={tabs} now={tab} onChange={(next) => {
            if (tab === 'trial') setTrace(null);
            setTab(next);
          }} id="right">
            {tab === 'activity' && (activity
              ? <Details activity={activity} type={type} data={data} catalogue={catalogue} findings={findings} say={say} sayOutcome={sayOutcome} edit={edit} onMend={(finding) => void mend(finding)} onRemove={removeActivity} />
              : <p className="hint">{say('Choose an activity on the canvas or in the list.')}</p>)}
            {tab === 'workflow' && <TypeDetails type={type} say={say} edit={edit} />}
            {tab === 'findings' && (
              <>
                <p className={`note ${errors > 0 ? 'bad' : findings.length > 0 ? 'warn' : 'good'}`}>
                  {errors > 0 ? say('With errors it can be saved only while it is off.') : findings.length > 0 ? say('It keeps its promises; look at these all the same.') : say('Nothing is wrong with it.')}
                </p>
                <Findings findings={findings} say={say} onShow={show} onMend={(finding) => void mend(finding)} />
              </>
            )}
            {tab === 'trial' && <Trial type={type} data={data} catalogue={catalogue} api={api} say={say} sayOutcome={sayOutcome} onTrace={setTrace} />}
          </Tabs>
        </section>
      </div>
      {isHelping && <Help say={say} onClose={() => setHelping(false)} />}
    </div>
  );
}

function Tabs<T extends string>({ id, name, tabs, now, onChange, children }: {
  id: string; name: string; tabs: [T, string][]; now: T; onChange(next: T): void; children: React.ReactNode;
}) {
  const onKeyDown = (event: ReactKeyboardEvent<HTMLDivElement>) => {
    const isForward = event.key === (document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
    if (!isForward && event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const index = tabs.findIndex(([key]) => key === now) + (isForward ? 1 : tabs.length - 1);
    const next = tabs[index % tabs.length]![0];
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`#wd-${id}-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <>
      <div role="tablist" aria-label={name} className="wd-tabs" onKeyDown={onKeyDown}>
        {tabs.map(([key, title]) => (
          <button key={key} id={`wd-${id}-${key}`} type="button" role="tab" aria-selected={key === now} aria-controls={`wd-${id}-panel`} tabIndex={key === now ? 0 : -1} onClick={() => onChange(key)}>{title}</button>
        ))}
      </div>
      <div role="tabpanel" id={`wd-${id}-panel`} aria-labelledby={`wd-${id}-${now}`} className="wd-panel" tabIndex={-1}>{children}</div>
    </>
  );
}

/** The first workflow type of a file: the type itself, a recipe step or a recipe. */
function typeIn(json: unknown): TypeJson | null {
  if (Array.isArray(json)) {
    for (const item of json) {
      const found = typeIn(item);
      if (found) return found;
    }
    return null;
  }
  if (json === null || typeof json !== 'object') return null;
  const { Activities, Transitions, WorkflowTypeId, Name, steps, data } = json as Record<string, unknown>;
  if (Array.isArray(Activities) && typeof WorkflowTypeId === 'string' && typeof Name === 'string') {
    return { ...(json as TypeJson), Transitions: (Array.isArray(Transitions) ? Transitions : []) as TypeJson['Transitions'] };
  }
  return typeIn(steps ?? data ?? null);
}
