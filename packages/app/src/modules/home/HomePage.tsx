import { Container, Header } from '@backstage/ui';

export function HomePage() {
  return (
    <>
      <Header title="Socle" />
      <Container />
    </>
  );
}
