import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ObjectiveStanding } from '@socle/plugin-opentelemetry-common';
import { useLanguage } from '@socle/plugin-platform-react';
import { formatShare } from '../../format/figures';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './BudgetLeft.module.css';

/* As the verdict says it: below this, little is left. */
const low = 0.1;

/** The objective that has the least left; one of which nobody knows how it stands comes last. */
export function leastLeft(
  objectives: readonly ObjectiveStanding[],
): ObjectiveStanding | undefined {
  return [...objectives].sort(
    (one, other) =>
      (one.budgetLeft ?? Infinity) - (other.budgetLeft ?? Infinity),
  )[0];
}

/**
 * In how many seconds a budget is spent at the rate of the last hour: 0 where it is. What burns no faster than is allowed is
 * not spent: what falls out of the window comes back.
 */
export function exhaustionOf({
  burnRate = 0,
  exhaustedInSeconds,
}: ObjectiveStanding): number | undefined {
  return exhaustedInSeconds === 0 || burnRate > 1
    ? exhaustedInSeconds
    : undefined;
}

function stateOf(left: number | undefined): 'none' | 'spent' | 'low' | 'left' {
  if (left === undefined) {
    return 'none';
  }
  if (left <= 0) {
    return 'spent';
  }
  return left < low ? 'low' : 'left';
}

/** What is left of an objective's budget: a bar and the figure, and when it is spent if it burns on like this. */
export function BudgetLeft(props: {
  objective: ObjectiveStanding | undefined;
  /** Its name and when it is spent stand beside it. */
  isBrief?: boolean;
}) {
  const { objective, isBrief } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const language = useLanguage();
  const words = useWords();
  if (!objective) {
    return <span className={styles.quiet}>{t('budget.noObjective')}</span>;
  }
  const { title, budgetLeft } = objective;
  const exhaustedInSeconds = exhaustionOf(objective);
  const state = stateOf(budgetLeft);
  const inWords = (left: number) =>
    left < 0
      ? t('budget.overspent', { share: formatShare(-left, language) })
      : t('budget.left', { left: formatShare(left, language) });
  const figure =
    budgetLeft === undefined ? t('budget.unknown') : inWords(budgetLeft);
  const percent = Math.round(Math.min(Math.max(budgetLeft ?? 0, 0), 1) * 100);
  return (
    <div className={styles.root} data-state={state}>
      <span className={styles.figure}>{figure}</span>
      {!isBrief && <span className={styles.quiet}>{title}</span>}
      {budgetLeft !== undefined && (
        <div
          className={styles.track}
          role="meter"
          aria-label={t('budget.of', { objective: title })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          aria-valuetext={figure}
        >
          <div className={styles.bar} style={{ inlineSize: `${percent}%` }} />
        </div>
      )}
      {!isBrief &&
        exhaustedInSeconds !== undefined &&
        exhaustedInSeconds > 0 && (
          <span className={styles.quiet}>
            {t('budget.spentIn', { time: words.duration(exhaustedInSeconds) })}
          </span>
        )}
    </div>
  );
}
