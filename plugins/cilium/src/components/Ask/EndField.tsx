import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Select, TextField } from '@backstage/ui';
import { AskChoices, EndpointText } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { endOf } from '../Connection';

const OTHER = 'other…';

/** One end of a question: one of those that are known, or anything else. */
export function EndField(props: {
  label: string;
  choices: AskChoices['choices'];
  value: EndpointText;
  onChange: (value: EndpointText) => void;
}) {
  const { label, choices, value, onChange } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const isKnown = choices.some(({ id }) => id === value);
  const [isOther, setOther] = useState(value !== '' && !isKnown);
  const isText = isOther && !isKnown;
  return (
    <Flex direction="column" gap="2">
      <Select
        label={label}
        searchable
        value={isText ? OTHER : value}
        onChange={key => {
          setOther(key === OTHER);
          onChange(key === OTHER ? '' : String(key ?? ''));
        }}
        options={[
          ...choices.map(({ id, peer }) => {
            const { name, place } = endOf(peer);
            return {
              value: id,
              label: place
                ? `${name} ${t('connection.place', { place })}`
                : name,
            };
          }),
          { value: OTHER, label: t('ask.other') },
        ]}
      />
      {isText && (
        <TextField
          aria-label={label}
          description={t('ask.endDescription')}
          value={value}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}
