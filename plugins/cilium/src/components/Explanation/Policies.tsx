import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { PolicyText as PolicyTextData } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { policyAnchor, PolicyText } from '../PolicyText';

/* The most important marks of a policy say where it stands among the others. */
const importance = ['decides', 'nearest', 'invalid', 'selects'];

const rank = ({ marks }: PolicyTextData) =>
  Math.min(
    importance.length,
    ...marks.map(({ role }) => importance.indexOf(role)),
  );

/** The policies that something is about, those that decide first; nothing where there are none. */
export function Policies(props: {
  policies: readonly PolicyTextData[];
  title?: string;
}) {
  const { policies } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const title = props.title ?? t('why.policies');
  return (
    policies.length > 0 && (
      <section aria-label={title}>
        <Flex direction="column" gap="3">
          <Text as="h3" variant="body-large" weight="bold">
            {title}
          </Text>
          {[...policies]
            .sort((one, other) => rank(one) - rank(other))
            .map(text => (
              <PolicyText key={policyAnchor(text.policy)} text={text} />
            ))}
        </Flex>
      </section>
    )
  );
}
