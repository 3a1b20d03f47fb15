import { BaseEdge, type EdgeProps } from '@xyflow/react';

const corner = 12;
const margin = 22;
const rise = 95;

/** A way back: it goes over what it leads past, each outcome at a height of its own. */
export function BackEdge({ sourceX, sourceY, targetX, targetY, markerEnd, data, style }: EdgeProps) {
  const lane = typeof data?.['lane'] === 'number' ? data['lane'] : 0;
  const out = sourceX + margin + lane * 5;
  const into = targetX - margin - lane * 5;
  const top = Math.min(sourceY, targetY) - rise - lane * 14;
  const path = [
    `M ${sourceX} ${sourceY}`,
    `H ${out - corner}`,
    `Q ${out} ${sourceY} ${out} ${sourceY - corner}`,
    `V ${top + corner}`,
    `Q ${out} ${top} ${out - corner} ${top}`,
    `H ${into + corner}`,
    `Q ${into} ${top} ${into} ${top + corner}`,
    `V ${targetY - corner}`,
    `Q ${into} ${targetY} ${into + corner} ${targetY}`,
    `H ${targetX}`,
  ].join(' ');
  return <BaseEdge path={path} {...(markerEnd === undefined ? {} : { markerEnd })} {...(style === undefined ? {} : { style })} />;
}
