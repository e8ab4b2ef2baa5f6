import type { FastifyInstance, FastifyRequest } from 'fastify';
import { read, readNumber } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import type { Telephone } from '../telephones/telephone.ts';
import { lineChange, measured, muted, newCall, pressed, said } from './call-input.ts';

/** What a handset does with its telephone, and how its line is. */
export function telephoneRoutes(app: FastifyInstance, network: Network): void {
  const { handsets, telephones, lines, speaker } = network;
  const numberIn = ({ params }: FastifyRequest): string =>
    handsets.get(readNumber(params)).phoneNumber;

  app.get('/handsets/:number/line', async (request) => lines.of(numberIn(request)));

  app.patch('/handsets/:number/line', async (request) =>
    lines.change(numberIn(request), read(lineChange, request.body)),
  );

  app.get('/handsets/:number/telephone', async (request) => {
    const telephone = telephones.of(numberIn(request));
    const { tones } = read(measured, request.query);
    const { heard } = telephone;
    return {
      ...telephone.view,
      heard: { level: heard.level(), tones: tones.map((hz) => heard.tone(hz)) },
    };
  });

  const does = (name: string, act: (telephone: Telephone, body: unknown) => void): void => {
    app.post(`/handsets/:number/telephone/${name}`, async (request) => {
      const telephone = telephones.of(numberIn(request));
      act(telephone, request.body);
      return telephone.view;
    });
  };
  does('call', (telephone, body) => telephone.call(read(newCall, body).to));
  does('answer', (telephone) => telephone.answer());
  does('decline', (telephone) => telephone.decline());
  does('hang-up', (telephone) => telephone.hangUp());
  does('drop', (telephone) => telephone.drop());
  does('press', (telephone, body) => telephone.press(read(pressed, body).digits));
  app.post('/handsets/:number/telephone/say', async (request) => {
    const telephone = telephones.of(numberIn(request));
    const { text } = read(said, request.body);
    telephone.say(await speaker.say(text));
    return telephone.view;
  });
  does('mute', (telephone, body) => telephone.mute(read(muted, body).isMuted));
}
