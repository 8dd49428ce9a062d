import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Link, Text } from '@backstage/ui';
import { StatusLevel } from '@socle/plugin-platform-common';
import { StatusMark } from '@socle/plugin-platform-react';
import {
  EffectiveRow,
  EffectiveSide,
  policyName,
  ruleName,
  RuleReference,
} from '@socle/plugin-cilium-common';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { policyAnchor } from '../PolicyText';
import { VirtualColumn, VirtualTable } from '../VirtualTable';
import styles from './EffectivePolicy.module.css';
import { usePeerText } from './usePeerText';

const levels: Record<EffectiveRow['verdict'], StatusLevel> = {
  allow: 'ok',
  deny: 'error',
  pass: 'unknown',
};

/** A row of what holds, or what holds for everybody else. */
type Item =
  | { id: string; type: 'row'; row: EffectiveRow }
  | { id: string; type: 'rest'; isOpen: boolean };

function itemsOf({ rows, state }: EffectiveSide): Item[] {
  const items: Item[] = rows.map((row, index) => ({
    id: String(index),
    type: 'row',
    row,
  }));
  return state === 'closed' || state === 'open'
    ? [...items, { id: 'rest', type: 'rest', isOpen: state === 'open' }]
    : items;
}

function Rules({ rules }: { rules: readonly RuleReference[] }) {
  return (
    <ul className={styles.rules}>
      {rules.map(rule => (
        <li key={`${policyAnchor(rule.policy)} ${rule.path}`}>
          <Link href={`#${policyAnchor(rule.policy)}`} title={ruleName(rule)}>
            {rule.policy.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Baseline({ side }: { side: EffectiveSide }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <ul className={styles.rules}>
      {side.defaultDeny.map(policy => (
        <li key={policyAnchor(policy)}>
          <Link href={`#${policyAnchor(policy)}`} title={policyName(policy)}>
            {policy.name}
          </Link>
          {policy.isBaseline && (
            <Badge size="small" className={styles.baselineMark}>
              {t('effective.baselineMark')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who may come in, or where it may go; last, what holds for everybody else. */
export function SideTable(props: {
  direction: 'ingress' | 'egress';
  name: string;
  side: EffectiveSide;
}) {
  const { direction, name, side } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const peerText = usePeerText();
  const title = t(`effective.${direction}`, { name });
  const items = itemsOf(side);
  const columns: VirtualColumn<Item>[] = [
    {
      id: 'peer',
      label: t('effective.columns.peer'),
      width: '4fr',
      render: item =>
        item.type === 'rest' ? (
          <strong>
            {item.isOpen ? t('effective.openRow') : t('effective.baseline')}
          </strong>
        ) : (
          <span className={styles.peer}>{peerText(item.row.peer)}</span>
        ),
    },
    {
      id: 'verdict',
      label: t('effective.columns.verdict'),
      width: '2fr',
      render: item => {
        const otherwise =
          item.type === 'rest' && item.isOpen ? 'allow' : 'deny';
        const verdict = item.type === 'row' ? item.row.verdict : otherwise;
        return (
          <span className={styles.verdict}>
            <StatusMark level={levels[verdict]} hideLabel />{' '}
            {t(`effective.${verdict}`)}
            {item.type === 'row' && item.row.isDoubtful && (
              <span className={styles.quiet}>{t('effective.doubtful')}</span>
            )}
          </span>
        );
      },
    },
    {
      id: 'ports',
      label: t('effective.columns.ports'),
      width: '2fr',
      render: item =>
        item.type === 'row' && item.row.ports.length > 0
          ? item.row.ports.join(', ')
          : t('effective.everyPort'),
    },
    {
      id: 'requests',
      label: t('effective.columns.requests'),
      width: '2.5fr',
      isMinor: true,
      render: item =>
        item.type === 'row' && item.row.requests.length > 0
          ? item.row.requests.join(', ')
          : t('effective.everyRequest'),
    },
    {
      id: 'policies',
      label: t('effective.columns.policies'),
      width: '3fr',
      render: item =>
        item.type === 'row' ? (
          <Rules rules={item.row.rules} />
        ) : (
          <Baseline side={side} />
        ),
    },
  ];
  return (
    <section aria-label={title} className={styles.side}>
      <Text as="h3" variant="body-large" weight="bold">
        {title}
      </Text>
      <Text as="p" color="secondary">
        {t(`effective.state.${side.state}`, {
          rules: words.list(side.conflict.map(ruleName)),
        })}
      </Text>
      {items.length > 0 && (
        <VirtualTable
          label={title}
          columns={columns}
          rows={items}
          isBaseline={item => item.type === 'rest' && !item.isOpen}
        />
      )}
    </section>
  );
}
