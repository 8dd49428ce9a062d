import { TenantDetails } from '@socle/plugin-tenancy-common';
import { Elsewhere } from './Elsewhere';
import { Members } from './Members';
import { Network } from './Network';
import { OpenChanges } from './OpenChanges';
import { Price } from './Price';
import styles from './TenantFacts.module.css';

/** What a tenant has, costs and may reach, who works there, and what is about to change. */
export function TenantFacts(props: {
  details: TenantDetails;
  /** With clusters, namespaces and links, where the page has no other card that tells of them. */
  alone?: boolean;
  /** Without its open changes, on a page that is about one of them. */
  hideChanges?: boolean;
}) {
  const { details, alone, hideChanges } = props;
  const { name, owner, changes, environments, network, members } = details;
  return (
    <div className={styles.root}>
      {!hideChanges && <OpenChanges tenant={name} changes={changes} />}
      <Price details={details} withPlaces={alone} />
      {environments.length > 0 && (
        <Network rules={network} environments={environments.length} />
      )}
      {owner && <Members owner={owner} members={members} />}
      {alone && <Elsewhere links={details.links} />}
    </div>
  );
}
