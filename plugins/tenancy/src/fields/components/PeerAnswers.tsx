import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ConnectionDraft, PeerKind } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { ChoiceAnswer } from './ChoiceAnswer';
import { TextAnswer } from './TextAnswer';

/** The other end of a connection: of what kind it is, and which one. */
export function PeerAnswers(props: {
  connection: ConnectionDraft;
  place: string;
  onEdit(part: Partial<ConnectionDraft>): void;
}) {
  const { connection, place, onEdit } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, offer } = useDraftForm();
  const { direction, peer } = connection;
  const kinds: { value: PeerKind; label: string }[] = [
    { value: 'tenant', label: t('fields.connections.peerTenant') },
    ...(direction === 'to'
      ? [
          {
            value: 'fqdn' as const,
            label: t('fields.connections.peerFqdn'),
          },
        ]
      : []),
    { value: 'cidr', label: t('fields.connections.peerCidr') },
  ];
  const peers = offer?.peers.filter(({ name }) => name !== draft.name);
  const environments = peers?.find(
    ({ name }) => name === connection.tenant,
  )?.environments;

  const answer = (
    field: 'tenant' | 'environment' | 'peerService' | 'fqdn' | 'cidr',
    path: string = field,
  ) => ({
    id: `${connection.id}.${field}`,
    // An end without anything in it is missing its first answer.
    path:
      connection[field] === '' && field === peer
        ? `${place}.${direction}`
        : `${place}.${direction}.${path}`,
    label: t(`fields.connections.${field}`),
    value: connection[field],
    onChange: (value: string) => onEdit({ [field]: value }),
  });

  return (
    <>
      <ChoiceAnswer
        id={`${connection.id}.peer`}
        path={`${place}.peer`}
        label={t('fields.connections.peer')}
        value={peer}
        onChange={value =>
          onEdit({ peer: kinds.find(kind => kind.value === value)?.value })
        }
        choices={kinds}
      />
      {peer === 'tenant' && (
        <>
          <ChoiceAnswer
            {...answer('tenant')}
            help={t('fields.connections.tenantHelp')}
            choices={peers?.map(({ name, title }) => ({
              value: name,
              label: title === name ? name : `${title} (${name})`,
            }))}
          />
          <ChoiceAnswer
            {...answer('environment')}
            optional
            help={t('fields.connections.environmentHelp')}
            choices={
              environments && [
                { value: '', label: '–' },
                ...environments.map(name => ({ value: name, label: name })),
              ]
            }
          />
          <TextAnswer
            {...answer('peerService', 'labels')}
            optional
            help={t('fields.connections.serviceHelp')}
          />
        </>
      )}
      {peer === 'fqdn' && (
        <TextAnswer
          {...answer('fqdn')}
          help={t('fields.connections.fqdnHelp')}
        />
      )}
      {peer === 'cidr' && (
        <TextAnswer
          {...answer('cidr')}
          help={t('fields.connections.cidrHelp')}
        />
      )}
    </>
  );
}
