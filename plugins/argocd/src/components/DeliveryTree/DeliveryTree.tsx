import { useCallback, useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { DeliveryNode } from '@socle/plugin-argocd-common';
import { useViewParameter } from '../../hooks/useViewParameter';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './DeliveryTree.module.css';
import { NodeDetails } from './NodeDetails';
import { shownTree, TreeItem } from './shownTree';
import { Tree } from './Tree';

/**
 * What an Application delivers, and what came of that, as a graph or as a list. The address holds the layout and the object
 * that is chosen.
 *
 * @public
 */
export function DeliveryTree(props: {
  /** Of the Application, for those who cannot see the page around. */
  name: string;
  roots: readonly DeliveryNode[];
  kubernetesUrl?: string;
}) {
  const { name, roots, kubernetesUrl } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [layout, setLayout] = useViewParameter('layout');
  const [chosen, setChosen] = useViewParameter('object');
  const items = useMemo(() => shownTree(roots, { open }), [roots, open]);
  const shown = layout === 'list' ? 'list' : 'graph';
  const onChoose = useCallback(
    (item: TreeItem) => {
      if (item.type === 'object') {
        setChosen(item.id);
        return;
      }
      setOpen(known => {
        const next = new Set(known);
        if (!next.delete(item.id)) {
          next.add(item.id);
        }
        return next;
      });
    },
    [setChosen],
  );
  if (items.length === 0) {
    return <Text as="p">{t('tree.none')}</Text>;
  }
  const selected = items.find(({ id }) => id === chosen);
  return (
    <Flex direction="column" gap="3">
      <Flex justify="between" align="center" gap="4">
        <Text as="p" variant="body-small" color="secondary">
          {t('tree.keys')}
        </Text>
        <ToggleButtonGroup
          className={styles.layouts}
          aria-label={t('tree.layout')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={keys =>
            setLayout(keys.has('list') ? 'list' : undefined)
          }
        >
          <ToggleButton id="graph">{t('tree.graph')}</ToggleButton>
          <ToggleButton id="list">{t('tree.list')}</ToggleButton>
        </ToggleButtonGroup>
      </Flex>
      <div className={styles.columns}>
        <Tree
          label={t('tree.label', { name })}
          items={items}
          layout={shown}
          chosen={chosen}
          onChoose={onChoose}
        />
        {selected?.type === 'object' && (
          <NodeDetails node={selected.node} kubernetesUrl={kubernetesUrl} />
        )}
      </div>
    </Flex>
  );
}
