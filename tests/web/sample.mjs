// Small documents for the tests.

export const sample = (more = {}) => ({
  source: 'en', target: 'tr', name: 'ferries.md',
  paragraphs: [
    ['Ferries on the Bosphorus'],
    ['Ferries run every **30** minutes.', 'The last ferry leaves at 23:45.', 'Tickets are sold at the pier.'],
    ['Ferries run every **20** minutes in summer.', 'Click **Save** and then **Close**.', 'The pier is closed.'],
    ['Tickets are sold at the pier.', 'Cats sleep on the boats.', 'Tickets are sold at the pier.'],
    ['Tickets are sold at the pier.', 'Good night.'],
  ],
  units: [['Ferries run every **20** minutes.', 'Vapurlar **20** dakikada bir kalkar.', 98], ['The pier is old.', 'İskele eskidir.'], ['The pier was closed yesterday.', 'İskele dün kapalıydı.']],
  terms: [{source: 'ferry', targets: [{text: 'feribot', lang: 'tr', status: 'preferred'}, {text: 'gemi', lang: 'tr', status: 'forbidden'}]}, {source: 'pier', targets: [{text: 'iskele', lang: 'tr', status: 'preferred'}]}],
  ...more,
});

/** A long document: 10,000 segments of 8 to 20 words. */
export function large(count = 10000) {
  const vocabulary = 'the ferry harbour city bridge council said that new line will open next year with more boats and fewer stops for people who live near the water'.split(' ');
  let seed = 7;
  const random = limit => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * limit); };
  const paragraphs = [];
  for (let n = 0; n < count;) {
    const sentences = [];
    for (let i = 0; i < 5 && n < count; i++, n++) sentences.push(`Sentence ${n + 1}: ${Array.from({length: 8 + random(12)}, () => vocabulary[random(vocabulary.length)]).join(' ')}.`);
    paragraphs.push(sentences);
  }
  return sample({paragraphs, name: 'large.md'});
}

/** Two texts to be aligned, sentence by sentence. */
export const alignment = (count = 12) => ({
  source: Array.from({length: count}, (_, n) => `Source sentence ${n + 1}.`),
  target: Array.from({length: count}, (_, n) => `Hedef cümle ${n + 1}.`),
});
