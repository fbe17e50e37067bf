// Compares pictures as an eye at arm's length does: blurred and made smaller.
// A pixel that is antialiased otherwise vanishes in the blur; a shift, a colour, a hole do not.
const BLUR_PX = 3;
const SHRINK = 6;
const TOLERANCE = 12; // of 255, in any channel
const TILE = 10; // shrunk pixels: 60 px of the page
const CELLS_IN_TILE = 2; // fewer in a tile are noise
const SIZE_TOLERANCE = 1; // shrunk pixels

async function load(base64) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  return image;
}

function canvasOf(width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  return canvas;
}

const base64Of = (canvas) => canvas.toDataURL("image/png").split(",")[1];

async function seenFromAfar(base64) {
  const image = await load(base64);
  const blurred = canvasOf(image.width, image.height);
  const context = blurred.getContext("2d");
  context.drawImage(image, 0, 0);
  context.filter = `blur(${BLUR_PX}px)`;
  context.drawImage(image, 0, 0);
  const small = canvasOf(Math.ceil(image.width / SHRINK), Math.ceil(image.height / SHRINK));
  const shrinking = small.getContext("2d", { alpha: false });
  shrinking.imageSmoothingQuality = "high";
  shrinking.drawImage(blurred, 0, 0, small.width, small.height);
  return small;
}

async function pixels(base64, width, height) {
  const context = canvasOf(width, height).getContext("2d");
  context.drawImage(await load(base64), 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

function differingTiles(expected, actual, width, height) {
  const counts = new Map();
  for (let at = 0; at < expected.length; at += 4) {
    const distances = [0, 1, 2].map((channel) => Math.abs(expected[at + channel] - actual[at + channel]));
    if (Math.max(...distances) <= TOLERANCE) continue;
    const x = Math.floor(((at / 4) % width) / TILE);
    const y = Math.floor(at / 4 / width / TILE);
    counts.set(`${x},${y}`, (counts.get(`${x},${y}`) ?? 0) + 1);
  }
  const tiles = [...counts].filter(([, count]) => count >= CELLS_IN_TILE);
  return tiles.map(([place]) => place.split(",").map((tile) => tile * TILE * SHRINK));
}

async function marked(base64, tiles) {
  const image = await load(base64);
  const canvas = canvasOf(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  Object.assign(context, { strokeStyle: "#f0f", lineWidth: 3 });
  for (const [x, y] of tiles) context.strokeRect(x, y, TILE * SHRINK, TILE * SHRINK);
  return base64Of(canvas);
}

export async function reduce(screenshot) {
  return base64Of(await seenFromAfar(screenshot));
}

/** What differs: a note on the size, corners of tiles in px of the page, the picture with them marked. */
export async function compare(reference, screenshot) {
  const [expected, actual] = [await load(reference), await seenFromAfar(screenshot)];
  const [width, height] = [expected.width, expected.height];
  const isSized =
    Math.abs(width - actual.width) <= SIZE_TOLERANCE && Math.abs(height - actual.height) <= SIZE_TOLERANCE;
  const size = isSized ? "" : `${actual.width}×${actual.height} instead of ${width}×${height}`;
  const seen = await pixels(base64Of(actual), width, height);
  const tiles = differingTiles(await pixels(reference, width, height), seen, width, height);
  return { size, tiles, marked: await marked(screenshot, tiles) };
}
