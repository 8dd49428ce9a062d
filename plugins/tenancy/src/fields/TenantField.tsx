import { useCallback, useEffect, useRef, useState } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { TenantForm } from './components/TenantForm';
import { Section, sections } from './draft';

/** What a template says of the field. */
export interface TenantFieldOptions {
  /** The part of the form that this step of the template shows; all of it where left out. */
  section?: Section;
}

/** The form for tenants as a field of the scaffolder: its value is the Tenant document. */
export function TenantField(
  props: FieldExtensionComponentProps<object, TenantFieldOptions>,
) {
  const { formData, onChange, rawErrors = [], uiSchema } = props;
  const section = uiSchema['ui:options']?.section;
  const hand = useRef(onChange);
  useEffect(() => {
    hand.current = onChange;
  });
  const handOn = useCallback((document: object) => hand.current(document), []);
  // The scaffolder forgets its errors with the next change; what people were told of stays marked until it is mended.
  const [tried, setTried] = useState(false);
  const isRefused = rawErrors.length > 0;
  useEffect(() => {
    if (isRefused) {
      setTried(true);
    }
  }, [isRefused]);
  return (
    <TenantForm
      document={formData}
      section={sections.find(one => one === section)}
      tried={tried}
      onChange={handOn}
    />
  );
}
