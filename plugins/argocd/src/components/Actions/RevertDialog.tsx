import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  KnownDeployment,
  RevertPreview,
  RevertRequest,
  shortRevision,
} from '@socle/plugin-argocd-common';
import { DiffView, FailedState } from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { ProposeState, useRevert } from '../../hooks/useRevert';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

/** More files than that are a list of folded ones. */
const unfoldedFiles = 2;

function RequestLink({ request }: { request: RevertRequest }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <Link href={request.url} target="_blank">
      {t('revert.request', {
        number: String(request.number),
        title: request.title,
      })}
    </Link>
  );
}

function Preview({ preview }: { preview: RevertPreview }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { repository, branch, path, revision, files, request, isPin } = preview;
  const shown = files.filter(({ tooLarge }) => !tooLarge);
  return (
    <Flex direction="column" gap="3">
      <Text as="p">
        {t(isPin ? 'revert.pinDescription' : 'revert.description', {
          repository,
          branch,
          path,
          revision: shortRevision(revision) ?? revision,
        })}
      </Text>
      {request && (
        <Text as="p">
          {t('revert.there')} <RequestLink request={request} />
        </Text>
      )}
      <DiffView
        label={t('revert.files')}
        files={shown}
        open={shown.length <= unfoldedFiles ? shown.map(file => file.path) : []}
      />
      {files
        .filter(({ tooLarge }) => tooLarge)
        .map(file => (
          <Text as="p" key={file.path}>
            {t('diff.tooLarge', { name: file.path })}
          </Text>
        ))}
    </Flex>
  );
}

function Outcome({ state }: { state: ProposeState }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  switch (state.status) {
    case 'proposed':
      return (
        <Alert
          role="status"
          status="info"
          icon
          title={state.isNew ? t('revert.proposed') : t('revert.unchanged')}
          description={<RequestLink request={state.request} />}
        />
      );
    case 'refused':
      return (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('revert.cannot')}
          description={words.refusal(state.refusal)}
        />
      );
    case 'failed':
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('actions.failed')}
          description={t('actions.failedDescription', {
            message: state.error.message,
          })}
        />
      );
    default:
      return null;
  }
}

/** Shows what bringing an Application back would change in Git, and proposes it as a pull request. */
export function RevertDialog(props: {
  target: ApplicationTarget;
  deployment: KnownDeployment;
  onClose: () => void;
}) {
  const { target, deployment, onClose } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { look, state, propose } = useRevert(target, deployment.id);
  const revision = deployment.sources.map(({ label }) => label).join(', ');
  const isDone = state.status === 'proposed';
  const preview =
    look.status === 'ready' && !('accepted' in look.data)
      ? look.data
      : undefined;

  const body = () => {
    switch (look.status) {
      case 'loading':
        return (
          <div role="status" aria-busy="true" aria-label={t('revert.loading')}>
            <Flex direction="column" gap="3">
              <Skeleton width="80%" height={16} />
              <Skeleton width="60%" height={16} />
            </Flex>
          </div>
        );
      case 'denied':
        return <Text as="p">{t('revert.denied')}</Text>;
      case 'error':
        return (
          <FailedState
            title={t('revert.failed')}
            error={look.error}
            onTryAgain={look.retry}
          />
        );
      default:
        return 'accepted' in look.data ? (
          <Outcome state={{ status: 'refused', refusal: look.data.refusal }} />
        ) : (
          <Preview preview={look.data} />
        );
    }
  };

  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={720}>
      <DialogHeader>
        {t('revert.title', { name: target.name, revision })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          {!isDone && body()}
          <Outcome state={state} />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="tertiary" onPress={onClose}>
          {isDone || !preview ? t('actions.close') : t('actions.cancel')}
        </Button>
        {preview && !isDone && (
          <Button
            variant="primary"
            isPending={state.status === 'pending'}
            isDisabled={state.status === 'pending'}
            onPress={propose}
          >
            {preview.request ? t('revert.update') : t('revert.propose')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
