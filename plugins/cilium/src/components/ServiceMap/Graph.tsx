import { KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { StatusMark } from '@socle/plugin-platform-react';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { ShownEnd } from '../Connection';
import {
  itemSize,
  layoutMap,
  MapLayout,
  MapStructure,
  structureOf,
} from './layoutMap';
import { nextItem } from './nextItem';
import styles from './ServiceMap.module.css';
import { MapItem, ShownMap } from './shownMap';

function Edges({ shown, layout }: { shown: ShownMap; layout: MapLayout }) {
  return (
    <svg
      className={styles.edges}
      width={layout.width}
      height={layout.height}
      aria-hidden
    >
      <defs>
        {['allowed', 'refused'].map(outcome => (
          <marker
            key={outcome}
            id={`network-map-${outcome}`}
            className={styles.arrow}
            data-outcome={outcome}
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" />
          </marker>
        ))}
      </defs>
      {shown.edges.map(({ id, label, isRefused, isPlain }) => {
        const way = layout.ways.get(id);
        const outcome = isRefused ? 'refused' : 'allowed';
        return (
          way && (
            <g
              key={id}
              data-outcome={outcome}
              data-plain={isPlain || undefined}
            >
              <path
                className={styles.way}
                d={way.path}
                markerEnd={`url(#network-map-${outcome})`}
              />
              <text className={styles.port} x={way.x} y={way.y + 4}>
                {isRefused ? `✕ ${label}` : label}
              </text>
            </g>
          )
        );
      })}
    </svg>
  );
}

/** Who talks to whom as a graph, for the keyboard and screen readers a list of those in it. */
export function Graph(props: {
  shown: ShownMap;
  nameOf: (item: MapItem) => ShownEnd;
  chosen?: string;
  onChoose: (item: MapItem) => void;
}) {
  const { shown, nameOf, chosen, onChoose } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const elements = useRef(new Map<string, HTMLElement>());
  // What was seen on a connection moves nothing: only who is there, and who talks to whom, is laid out.
  const structure = JSON.stringify(structureOf(shown));
  const layout = useMemo(
    () => layoutMap(JSON.parse(structure) as MapStructure),
    [structure],
  );
  const reachable = shown.items.some(({ id }) => id === chosen)
    ? chosen
    : shown.items[0]?.id;
  const onKeyDown = (event: KeyboardEvent, item: MapItem) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(item);
      return;
    }
    const next = nextItem(shown, item.id, event.key);
    if (next !== undefined) {
      event.preventDefault();
      elements.current.get(next)?.focus();
    }
  };
  return (
    <div className={styles.frame}>
      <div
        role="listbox"
        aria-label={t('map.label')}
        className={styles.graph}
        style={{ width: layout.width, height: layout.height }}
      >
        <Edges shown={shown} layout={layout} />
        {shown.items.map(item => {
          const { name, place } = nameOf(item);
          const at = layout.places.get(item.id);
          return (
            <div
              key={item.id}
              ref={element => {
                if (element) {
                  elements.current.set(item.id, element);
                } else {
                  elements.current.delete(item.id);
                }
              }}
              role="option"
              aria-selected={item.id === chosen}
              tabIndex={item.id === reachable ? 0 : -1}
              className={styles.item}
              data-focus={item.isFocus || undefined}
              data-group={item.group ? true : undefined}
              style={{ left: at?.x, top: at?.y, ...itemSize }}
              onClick={() => onChoose(item)}
              onKeyDown={event => onKeyDown(event, item)}
            >
              {item.refused > 0 && <StatusMark level="error" hideLabel />}
              <span className={styles.words}>
                <span className={styles.name} title={name}>
                  {name}
                </span>
                {place && <span className={styles.place}>{place}</span>}
              </span>
              <VisuallyHidden>
                {t('map.nodeLabel', {
                  out: String(item.out),
                  in: String(item.in),
                  refused: String(item.refused),
                })}
              </VisuallyHidden>
            </div>
          );
        })}
      </div>
    </div>
  );
}
