import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ServiceNode } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { ShownEnd } from '../Connection';
import { MapItem } from './shownMap';

/** A node by its own name, and where it is. */
export function nodeEnd({ name, namespace }: ServiceNode): ShownEnd {
  return namespace !== undefined && name.startsWith(`${namespace}/`)
    ? { name: name.slice(namespace.length + 1), place: namespace }
    : { name };
}

/** What the things of a map are called. */
export function useItemNames(hidden: number): {
  ofNode: (node: ServiceNode) => ShownEnd;
  ofItem: (item: MapItem) => ShownEnd;
} {
  const { t } = useTranslationRef(networkTranslationRef);
  return useMemo(() => {
    const ofNode = (node: ServiceNode): ShownEnd =>
      node.kind === 'outsiders'
        ? { name: t('map.groupOutside', { total: String(hidden) }) }
        : nodeEnd(node);
    return {
      ofNode,
      ofItem: ({ node, group }) => {
        if (node) {
          return ofNode(node);
        }
        const { place = '', count = 0 } = group ?? {};
        return {
          name: place
            ? t('map.group', { total: String(count), place })
            : t('map.groupOutside', { total: String(count) }),
        };
      },
    };
  }, [t, hidden]);
}
