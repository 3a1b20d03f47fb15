import {
  applyNodeChanges, Background, BackgroundVariant, MarkerType, MiniMap, ReactFlow, useReactFlow,
  type Connection, type Edge, type NodeChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ActivityNode, type ActivityNodeType } from './ActivityNode';
import { BackEdge } from './BackEdge';
import { outcomesOf, follow, texts, titleOf, type Catalogue } from './graph';
import type { Finding, Say, Trace, TypeJson } from './model';

const nodeTypes = { activity: ActivityNode };
const edgeTypes = { back: BackEdge };

/** The smallest zoom at which a title can be read. */
const readable = 0.6;

export interface CanvasProps {
  type: TypeJson;
  catalogue: Catalogue;
  findings: Finding[];
  trace: Trace | null;
  selected: string | null;
  readOnly: boolean;
  /** Changes when everything should be brought into view. */
  fit: number;
  /** Whether all of it is wanted, however small it gets. */
  fitsAll: boolean;
  say: Say;
  sayOutcome: (outcome: string) => string;
  onSelect(id: string | null): void;
  onMove(places: Map<string, { x: number; y: number }>): void;
  onConnect(from: string, outcome: string, to: string): void;
  onDisconnect(from: string, outcome: string): void;
  onDrop(name: string, at: { x: number; y: number }): void;
  onKey(event: KeyboardEvent): void;
}

/** The graph, drawn. The file's coordinates run from left to right, whatever the language of the interface. */
export function Canvas(props: CanvasProps) {
  const { type, catalogue, findings, trace, selected, readOnly, say, sayOutcome } = props;
  const flow = useReactFlow<ActivityNodeType>();
  const [edge, setEdge] = useState<string | null>(null);
  const drawn = useMemo(() => nodesOf(props), [type, catalogue, findings, trace, selected, readOnly, say, sayOutcome]); // eslint-disable-line
  const [nodes, setNodes] = useState<ActivityNodeType[]>(drawn);
  const frame = useRef<HTMLDivElement>(null);
  const moved = useRef(new Map<string, { x: number; y: number }>());

  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return drawn.map((node) => ({ ...known.get(node.id), ...node }));
    });
  }, [drawn]);

  // All of it, where it can be read then; else what matters now.
  const wanted = selected ?? trace?.waiting[0] ?? null;
  const focus = useRef(wanted);
  focus.current = wanted;
  useEffect(() => {
    const timer = setTimeout(() => {
      const all = flow.getNodes();
      const first = all.find((node) => node.id === focus.current) ?? [...all].sort((a, b) => a.position.x - b.position.x)[0];
      if (!first) return;
      void flow.fitView({ padding: 0.1, maxZoom: 1, duration: 0 }).then(() => {
        if (flow.getZoom() >= readable || props.fitsAll) return;
        const isAtStart = first.id !== focus.current;
        void flow.setCenter(first.position.x + (isAtStart ? (frame.current?.clientWidth ?? 800) / 1.5 - 40 : 105), first.position.y + 60, { zoom: 0.75, duration: 0 });
      });
    }, 60);
    return () => clearTimeout(timer);
  }, [flow, props.fit, props.fitsAll]);

  const here = trace?.waiting[0] ?? null;
  useEffect(() => {
    const node = here === null ? undefined : flow.getNode(here);
    if (node && flow.getZoom() >= readable) void flow.setCenter(node.position.x + 105, node.position.y + 60, { zoom: flow.getZoom(), duration: 300 });
  }, [flow, here]);

  const onNodesChange = useCallback((changes: NodeChange<ActivityNodeType>[]) => {
    setNodes((before) => applyNodeChanges(changes, before));
    for (const change of changes) {
      if (change.type === 'position' && change.position && !readOnly) moved.current.set(change.id, change.position);
      if (change.type === 'select' && change.selected) {
        setEdge(null);
        props.onSelect(change.id);
      }
    }
    if (changes.some((change) => change.type === 'position' && change.dragging !== true) && moved.current.size > 0) {
      props.onMove(moved.current);
      moved.current = new Map();
    }
  }, [props.onSelect, props.onMove, readOnly]); // eslint-disable-line

  const edges = useMemo<Edge[]>(() => {
    const xOf = (id: string) => type.Activities.find((a) => a.ActivityId === id)?.X ?? 0;
    const lanes = type.Transitions.filter((t) => xOf(t.DestinationActivityId) <= xOf(t.SourceActivityId)).map((t) => `${t.SourceActivityId} ${t.SourceOutcomeName}`);
    return type.Transitions
    .filter((t, index) => type.Transitions.findIndex((o) => o.SourceActivityId === t.SourceActivityId && o.SourceOutcomeName === t.SourceOutcomeName) === index)
    .map((t) => {
      const id = `${t.SourceActivityId} ${t.SourceOutcomeName}`;
      const taken = trace?.taken.some((x) => x.from === t.SourceActivityId && x.outcome === t.SourceOutcomeName) ?? false;
      return {
        id,
        type: lanes.includes(id) ? 'back' : 'default',
        data: { lane: lanes.indexOf(id) },
        source: t.SourceActivityId,
        sourceHandle: t.SourceOutcomeName,
        target: t.DestinationActivityId,
        selected: edge === id,
        focusable: false,
        className: taken ? 'is-taken' : '',
        markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
      };
    });
  }, [type, trace, edge]);

  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target as HTMLElement;
    if (field.closest('input, textarea, select')) return;
    if ((event.key === 'Delete' || event.key === 'Backspace') && edge !== null && !readOnly) {
      const cut = edge.indexOf(' ');
      props.onDisconnect(edge.slice(0, cut), edge.slice(cut + 1));
      setEdge(null);
      event.preventDefault();
      return;
    }
    props.onKey(event);
  };

  return (
    <div
      ref={frame}
      className="wd-canvas"
      dir="ltr"
      role="region"
      aria-label={say('Graph')}
      data-pane="canvas"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const name = event.dataTransfer.getData('text/x-activity');
        if (name !== '') props.onDrop(name, flow.screenToFlowPosition({ x: event.clientX - 100, y: event.clientY - 20 }));
      }}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgeClick={(_, clicked) => setEdge(clicked.id)}
        onPaneClick={() => {
          setEdge(null);
          props.onSelect(null);
        }}
        onConnect={(connection: Connection) => props.onConnect(connection.source, connection.sourceHandle ?? '', connection.target)}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        minZoom={0.15}
        maxZoom={2}
        connectionRadius={40}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'node.a11yDescription.default': say('Enter selects, the arrow keys move, Delete removes, C connects.'),
          'node.a11yDescription.keyboardDisabled': say('Enter selects.'),
          'minimap.ariaLabel': say('Overview'),
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        <MiniMap pannable zoomable className="wd-minimap" style={{ width: 130, height: 90 }} nodeClassName={(node) => `cat-${(node.data as { category: string }).category}`} />
      </ReactFlow>
      {type.Activities.length === 0 && (
        <div className="wd-empty">
          <p className="wd-empty-title">{say('Nothing here yet')}</p>
          <p>{say('A workflow begins with an event. Find one in the list, for example “Content created”, and press Enter.')}</p>
        </div>
      )}
    </div>
  );
}

function nodesOf({ type, catalogue, findings, trace, selected, readOnly, say, sayOutcome }: CanvasProps): ActivityNodeType[] {
  return type.Activities.map((activity) => {
    const id = activity.ActivityId;
    const entry = catalogue.get(activity.Name);
    const mine = findings.filter((finding) => finding.activityId === id);
    const title = titleOf(activity, catalogue);
    const kind = entry?.title ?? activity.Name;
    const state = activity.Properties?.['State'];
    const outcomes = outcomesOf(activity, type, catalogue);
    const isEnd = outcomes.length === 1 && activity.Name !== 'UserTaskEvent' && outcomes.every((name) => !follow(type, id, name));
    const marks = [
      activity.IsStart ? say('Start') : '',
      trace?.waiting.includes(id) ? say('Waits here') : trace?.faulted === id ? say('Broke here') : '',
      mine.length > 0 ? say('{0} findings', mine.length) : '',
    ].filter((mark) => mark !== '');
    return {
      id,
      type: 'activity' as const,
      position: { x: activity.X ?? 0, y: activity.Y ?? 0 },
      selected: selected === id,
      ariaLabel: [title, kind, ...marks].filter((text, index, all) => all.indexOf(text) === index).join(', '),
      data: {
        title,
        kind,
        category: entry?.category ?? 'unknown',
        isEvent: entry?.isEvent ?? false,
        isStart: activity.IsStart ?? false,
        state: typeof state === 'string' && state !== '' ? state : null,
        roles: texts(activity.Properties?.['Roles']),
        outcomes: outcomes.map((name) => ({
          name,
          title: sayOutcome(name),
          open: !follow(type, id, name) && !isEnd,
          taken: trace?.taken.some((t) => t.from === id && t.outcome === name) ?? false,
        })),
        errors: mine.filter((finding) => finding.severity === 'error').length,
        warnings: mine.filter((finding) => finding.severity === 'warning').length,
        trace: trace?.faulted === id ? 'faulted' : trace?.waiting.includes(id) ? 'waiting' : trace?.visited.includes(id) ? 'visited' : null,
        readOnly,
        say,
      },
    };
  });
}
