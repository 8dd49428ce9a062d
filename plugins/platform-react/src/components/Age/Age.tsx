import { useLanguage } from '../../hooks/useLanguage';
import { useNow } from '../../hooks/useNow';
import { formatAge, formatExact, renewalInterval } from './formatTime';
import styles from './Age.module.css';
import { AgeProps } from './types';

/**
 * How long ago something was; the exact moment is in the title, in the viewer's time zone.
 *
 * @public
 */
export function Age(props: AgeProps) {
  const language = useLanguage();
  const at = Date.parse(props.at);
  const now = useNow(renewalInterval(Date.now() - at));
  if (Number.isNaN(at)) {
    return <span>{props.at}</span>;
  }
  return (
    <time
      className={styles.root}
      dateTime={props.at}
      title={formatExact({ at, language })}
    >
      {formatAge({ at, now: Math.max(now, at), language })}
    </time>
  );
}
