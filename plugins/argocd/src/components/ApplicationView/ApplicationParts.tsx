import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { ApplicationDetails } from '@socle/plugin-argocd-common';
import { ApplicationTarget } from '../../api';
import { useTree } from '../../hooks/useApplication';
import { useViewParameter } from '../../hooks/useViewParameter';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { RollbackAction } from '../Actions';
import { DeliveryTree } from '../DeliveryTree';
import { DiffPanel } from '../DiffPanel';
import { EventsPanel } from '../EventsPanel';
import { HistoryPanel } from '../HistoryPanel';
import { PartState } from '../PartState';
import { WindowsPanel } from '../WindowsPanel';

const views = ['resources', 'diff', 'history', 'windows', 'events'] as const;

interface PartsProps {
  target: ApplicationTarget;
  revision: string;
  details: ApplicationDetails;
  kubernetesUrl?: string;
}

function Resources(props: PartsProps) {
  const { target, revision, kubernetesUrl } = props;
  const state = useTree(target, revision);
  return (
    <PartState state={state}>
      {({ roots }) => (
        <DeliveryTree
          name={target.name}
          roots={roots}
          kubernetesUrl={kubernetesUrl}
        />
      )}
    </PartState>
  );
}

/** The views of an Application, each read when it is looked at. The address holds which. */
export function ApplicationParts(props: PartsProps) {
  const { target, revision, details } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const [asked, setAsked] = useViewParameter('view');
  const view = views.find(one => one === asked) ?? views[0];
  const panel = () => {
    switch (view) {
      case 'diff':
        return <DiffPanel target={target} revision={revision} />;
      case 'history':
        return (
          <HistoryPanel
            target={target}
            revision={revision}
            notice={
              details.may.rollback && details.refusals.rollback
                ? words.refusal(details.refusals.rollback)
                : undefined
            }
            renderAction={deployment => (
              <RollbackAction
                target={target}
                details={details}
                deployment={deployment}
              />
            )}
          />
        );
      case 'windows':
        return <WindowsPanel target={target} revision={revision} />;
      case 'events':
        return <EventsPanel target={target} revision={revision} />;
      default:
        return <Resources {...props} />;
    }
  };
  return (
    <Tabs
      selectedKey={view}
      onSelectionChange={key =>
        setAsked(key === views[0] ? undefined : String(key))
      }
    >
      <TabList aria-label={t('application.views')}>
        {views.map(one => (
          <Tab key={one} id={one}>
            {t(`application.${one}`)}
          </Tab>
        ))}
      </TabList>
      {views.map(one => (
        <TabPanel key={one} id={one}>
          <Box pt="4">{one === view && panel()}</Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}
