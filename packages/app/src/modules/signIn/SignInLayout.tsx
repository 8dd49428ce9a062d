import { ReactNode } from 'react';
import { Flex, Text } from '@backstage/ui';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { LogoFull } from '../../components/Logo';

const useStyles = makeStyles((theme: Theme) => ({
  root: { minHeight: '100vh', display: 'flex', flexDirection: 'column' },
  band: {
    backgroundColor: theme.palette.navigation.background,
    color: theme.palette.navigation.selectedColor,
    padding: theme.spacing(2, 3),
  },
  content: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: theme.breakpoints.values.lg,
    margin: '0 auto',
    padding: theme.spacing(6, 3),
  },
}));

/** The page before anybody is signed in: the name, a question, and the ways to answer it. */
export function SignInLayout(props: {
  title: string;
  introduction?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <header className={classes.band}>
        <LogoFull />
      </header>
      <main className={classes.content}>
        <Flex direction="column" gap="6">
          <Flex direction="column" gap="2">
            <Text as="h1" variant="title-medium" weight="bold">
              {props.title}
            </Text>
            {props.introduction && (
              <Text as="p" variant="body-large" color="secondary">
                {props.introduction}
              </Text>
            )}
          </Flex>
          {props.children}
        </Flex>
      </main>
    </div>
  );
}
