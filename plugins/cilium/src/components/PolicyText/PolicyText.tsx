import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Link } from '@backstage/ui';
import {
  PolicyMark,
  policyName,
  PolicyReference,
  PolicyText as Text,
} from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { foldLines } from './foldLines';
import styles from './PolicyText.module.css';

/** Where the text of a policy is on the page. */
export function policyAnchor({ kind, namespace, name }: PolicyReference) {
  return `policy-${[kind, namespace, name].filter(Boolean).join('-')}`;
}

function Mark({ mark }: { mark: PolicyMark }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { role, lacks = [] } = mark;
  return (
    <span className={styles.mark}>
      ◂ {t(`why.roles.${role}`)}
      {lacks.length > 0 && ': '}
      {lacks
        .map(({ wanted, found }) =>
          found === ''
            ? t('why.lackNothing', { wanted })
            : t('why.lack', { wanted, found }),
        )
        .join('; ')}
    </span>
  );
}

const importance = ['decides', 'nearest', 'invalid', 'selects'] as const;

/** The role that colours a line of several. */
function mainRole(
  marks: readonly PolicyMark[],
): PolicyMark['role'] | undefined {
  return importance.find(role => marks.some(mark => mark.role === role));
}

/** Of the marks of one line, each role once. */
function eachRole(marks: readonly PolicyMark[]): PolicyMark[] {
  return importance.flatMap(role => {
    const all = marks.filter(mark => mark.role === role);
    return all.length === 0
      ? []
      : [{ ...all[0], lacks: all.flatMap(({ lacks = [] }) => lacks) }];
  });
}

/** A policy's text, with the lines that matter marked. */
export function PolicyText({ text }: { text: Text }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const heading = useId();
  const [isWhole, setWhole] = useState(false);
  const { policy, source, marks } = text;
  const lines = foldLines(text.text, marks, isWhole);
  const canFold = isWhole || lines.some(({ type }) => type === 'fold');
  return (
    <section
      id={policyAnchor(policy)}
      aria-labelledby={heading}
      className={styles.root}
      tabIndex={-1}
    >
      <Flex justify="between" align="baseline" gap="3">
        <h4 id={heading} className={styles.heading}>
          {t('why.policy', { kind: policy.kind, name: policyName(policy) })}
        </h4>
        <Flex align="center" gap="3">
          {source?.url && (
            <Link href={source.url} target="_blank">
              {t('why.inGit', { file: source.file })}
            </Link>
          )}
          {canFold && (
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setWhole(!isWhole)}
            >
              {isWhole ? t('why.lessPolicy') : t('why.wholePolicy')}
            </Button>
          )}
        </Flex>
      </Flex>
      <div
        className={styles.frame}
        role="group"
        aria-label={t('why.policyText', { name: policyName(policy) })}
      >
        <table className={styles.lines}>
          <tbody>
            {lines.map(line =>
              line.type === 'fold' ? (
                <tr key={line.number} className={styles.fold}>
                  <td className={styles.number}>⋯</td>
                  <td>{t('why.hiddenLines', { count: line.count })}</td>
                </tr>
              ) : (
                <tr key={line.number} data-role={mainRole(line.marks)}>
                  <td className={styles.number}>{line.number}</td>
                  <td className={styles.text}>
                    {line.text}
                    {eachRole(line.marks).map(mark => (
                      <Mark key={mark.role} mark={mark} />
                    ))}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
