import { takePictures } from './lib/pictures.mjs';
for (const name of process.argv.slice(2)) {
  try {
    await takePictures({
      portal: 'http://localhost:7007',
      forge: 'http://localhost:7017',
      names: [name],
      onPicture: () => {},
      widths: [1440],
      themes: ['light'],
    });
    console.log('ok', name);
  } catch (e) {
    console.log('FAIL', name, e.message.split('\n')[0]);
  }
}
