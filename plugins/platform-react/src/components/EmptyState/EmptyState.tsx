import { Text } from '@backstage/ui';
import { Snippet } from './Snippet';
import styles from './EmptyState.module.css';
import { EmptyStateProps } from './types';

/**
 * Says that there is nothing, why, and what to do about it.
 *
 * @public
 */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div className={styles.root}>
      <Text as="p" variant="body-medium">
        {props.title}
      </Text>
      {props.description && (
        <Text as="p" variant="body-medium" color="secondary">
          {props.description}
        </Text>
      )}
      {props.snippet && <Snippet {...props.snippet} />}
      {props.action && <div>{props.action}</div>}
    </div>
  );
}
