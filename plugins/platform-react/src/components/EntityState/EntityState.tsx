import { ReactNode } from 'react';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { Followed } from '../../hooks/followed';
import { DeniedState } from '../FailedState/DeniedState';
import { FailedState } from '../FailedState/FailedState';
import { TableSkeleton } from '../TableSkeleton';

/**
 * What is followed of the entity whose page this is, in every state that it can be in; drawn by the children where it is
 * known.
 *
 * @public
 */
export function EntityState<Data>(props: {
  state: Followed<Data>;
  /** What is said while it loads, where the viewer may not see it, where it failed, and where there is no such entity. */
  words: { loading: string; denied: string; failed: string; notFound: string };
  /** How many rows are coming. */
  rows: number;
  children: (data: Data, receivedAt: string) => ReactNode;
}) {
  const { state, words, rows, children } = props;
  const { entity } = useEntity();
  switch (state.status) {
    case 'loading':
      return <TableSkeleton label={words.loading} rows={rows} />;
    case 'denied':
      return (
        <DeniedState
          title={words.denied}
          owners={getEntityRelations(entity, RELATION_OWNED_BY).map(owner =>
            stringifyEntityRef(owner),
          )}
        />
      );
    case 'error':
      return (
        <FailedState
          title={words.failed}
          notFound={words.notFound}
          error={state.error}
          onTryAgain={state.retry}
        />
      );
    default:
      return <>{children(state.data, state.receivedAt)}</>;
  }
}
