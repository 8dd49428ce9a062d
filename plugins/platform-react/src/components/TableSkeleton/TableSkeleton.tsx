import { Flex, Skeleton } from '@backstage/ui';

/**
 * The shape of what is coming: a sentence, and rows of two columns.
 *
 * @public
 */
export function TableSkeleton(props: { label: string; rows: number }) {
  return (
    <div role="status" aria-busy="true" aria-label={props.label}>
      <Flex direction="column" gap="4">
        <Skeleton width="60%" height={20} />
        {Array.from({ length: props.rows }, (_, row) => (
          <Flex key={row} gap="4">
            <Skeleton width="15%" height={16} />
            <Skeleton width="35%" height={16} />
            <Skeleton width="35%" height={16} />
          </Flex>
        ))}
      </Flex>
    </div>
  );
}
