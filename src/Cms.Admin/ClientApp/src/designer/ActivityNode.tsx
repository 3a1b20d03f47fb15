import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Say } from './model';

export interface NodeData extends Record<string, unknown> {
  title: string;
  kind: string;
  category: string;
  isEvent: boolean;
  isStart: boolean;
  state: string | null;
  roles: string[];
  outcomes: { name: string; title: string; taken: boolean; open: boolean }[];
  errors: number;
  warnings: number;
  trace: 'visited' | 'waiting' | 'faulted' | null;
  readOnly: boolean;
  say: Say;
}

export type ActivityNodeType = Node<NodeData, 'activity'>;

/** One activity: what it is, what is wrong with it, and a handle for each way it can end. */
export const ActivityNode = memo(function ActivityNode({ data, selected }: NodeProps<ActivityNodeType>) {
  const { say } = data;
  const classes = ['wd-node', `cat-${data.category}`, data.isEvent ? 'is-event' : 'is-task', selected ? 'is-selected' : '', data.trace ? `is-${data.trace}` : ''];
  return (
    <div className={classes.join(' ')}>
      <Handle type="target" position={Position.Left} className="wd-in" isConnectable={!data.readOnly} />
      <div className="wd-node-head">
        <span className="wd-kind">{data.kind}</span>
        {data.isStart && <span className="wd-flag">{say('Start')}</span>}
        {data.errors > 0 && <span className="wd-bad" title={say('{0} errors', data.errors)}>{data.errors}</span>}
        {data.warnings > 0 && <span className="wd-warn" title={say('{0} warnings', data.warnings)}>{data.warnings}</span>}
      </div>
      <div className="wd-title" dir="auto">{data.title}</div>
      {(data.state !== null || data.roles.length > 0) && (
        <div className="wd-facts">
          {data.state !== null && <span className="wd-state">{data.state}</span>}
          {data.roles.length > 0 && <span dir="auto">{data.roles.join(', ')}</span>}
        </div>
      )}
      <ul className="wd-outcomes">
        {data.outcomes.map((outcome) => (
          <li key={outcome.name} className={`${outcome.open ? 'is-open' : ''} ${outcome.taken ? 'is-taken' : ''}`}>
            <span dir="auto">{outcome.title}</span>
            <Handle type="source" id={outcome.name} position={Position.Right} isConnectable={!data.readOnly} />
          </li>
        ))}
      </ul>
      {data.trace === 'waiting' && <div className="wd-here">{say('Waits here')}</div>}
      {data.trace === 'faulted' && <div className="wd-here">{say('Broke here')}</div>}
    </div>
  );
});
