import { CSSProperties, KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusMark } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './DeliveryTree.module.css';
import { layoutTree, nodeSize, TreeLayout } from './layoutTree';
import { nextItem } from './nextItem';
import { TreeItem } from './shownTree';

function Edges({ layout }: { layout: TreeLayout }) {
  return (
    <svg
      className={styles.edges}
      width={layout.width}
      height={layout.height}
      aria-hidden
    >
      {layout.edges.map(({ id, from, to }) => {
        const middle = (from[0] + to[0]) / 2;
        return (
          <path
            key={id}
            d={`M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`}
          />
        );
      })}
    </svg>
  );
}

function Label({ item }: { item: TreeItem }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (item.type === 'group') {
    return (
      <span className={styles.words}>
        {t('tree.group', { count: item.count, kind: item.kind })}
      </span>
    );
  }
  const { kind, name } = item.node.reference;
  return (
    <span className={styles.words}>
      <span className={styles.kind}>{kind}</span>
      <span className={styles.name} title={name}>
        {name}
      </span>
    </span>
  );
}

/** The tree as a graph or as a list: one tree for screen readers and the keyboard, drawn in two ways. */
export function Tree(props: {
  label: string;
  items: readonly TreeItem[];
  layout: 'graph' | 'list';
  chosen?: string;
  onChoose: (item: TreeItem) => void;
}) {
  const { label, items, layout, chosen, onChoose } = props;
  const elements = useRef(new Map<string, HTMLElement>());
  const graph = useMemo(
    () => (layout === 'graph' ? layoutTree(items) : undefined),
    [items, layout],
  );
  const reachable = items.some(({ id }) => id === chosen)
    ? chosen
    : items[0]?.id;

  const onKeyDown = (event: KeyboardEvent, item: TreeItem) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(item);
      return;
    }
    const next = nextItem(items, item.id, event.key);
    if (next !== undefined) {
      event.preventDefault();
      elements.current.get(next)?.focus();
    }
  };
  const placeOf = ({ id, depth }: TreeItem): CSSProperties => {
    const place = graph?.places.get(id);
    return place
      ? { left: place.x, top: place.y, ...nodeSize }
      : { marginInlineStart: `calc(${depth - 1} * var(--bui-space-6))` };
  };
  return (
    <div className={styles.frame}>
      <div
        role="tree"
        aria-label={label}
        className={graph ? styles.graph : styles.list}
        style={graph && { width: graph.width, height: graph.height }}
      >
        {graph && <Edges layout={graph} />}
        {items.map(item => (
          <div
            key={item.id}
            ref={element => {
              if (element) {
                elements.current.set(item.id, element);
              } else {
                elements.current.delete(item.id);
              }
            }}
            role="treeitem"
            aria-level={item.depth}
            aria-posinset={item.position}
            aria-setsize={item.siblings}
            aria-selected={item.id === chosen}
            aria-expanded={
              item.type === 'group'
                ? item.isOpen
                : (item.children.length > 0 && true) || undefined
            }
            tabIndex={item.id === reachable ? 0 : -1}
            className={styles.item}
            data-level={item.level}
            style={placeOf(item)}
            onClick={() => onChoose(item)}
            onKeyDown={event => onKeyDown(event, item)}
          >
            <StatusMark level={item.level} hideLabel />
            <Label item={item} />
          </div>
        ))}
      </div>
    </div>
  );
}
