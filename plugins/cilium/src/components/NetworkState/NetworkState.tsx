import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  EntityState,
  Followed,
} from '@socle/plugin-platform-react';
import { NetworkAnswer } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';

const tenantSnippet = `spec:
  system: your-tenant
  owner: group:default/your-team
`;

/** The network of the entity of the page, in every state that this can be in; drawn by the children where it is known. */
export function NetworkState<Data extends NetworkAnswer>(props: {
  state: Followed<Data>;
  rows: number;
  children: (data: Data, receivedAt: string) => ReactNode;
}) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <EntityState
      state={props.state}
      rows={props.rows}
      words={{
        loading: t('card.loading'),
        denied: t('state.denied'),
        failed: t('state.failed'),
        notFound: t('state.notFound'),
      }}
    >
      {(data, receivedAt) =>
        data.tenant ? (
          props.children(data, receivedAt)
        ) : (
          <EmptyState
            title={t('state.noTenantTitle')}
            description={t('state.noTenantDescription')}
            snippet={{ language: 'yaml', text: tenantSnippet }}
          />
        )
      }
    </EntityState>
  );
}
