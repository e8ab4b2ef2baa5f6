import type {
  AddPhoneNumberOptions,
  CallEndReason,
  CallState,
  DtmfTone,
  JoinCallOptions,
  Reaction,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import { rawIdOf } from '../identity.ts';
import type { CallOwner } from './call-owner.ts';
import { calleeOf } from './callee.ts';
import type { Conversation, Member } from './conversation.ts';
import { FakeEmitter } from './fake-emitter.ts';
import type { ListenerCount } from './fake-emitter.ts';
import { FakeError } from './fake-error.ts';
import { FakePeople } from './fake-people.ts';
import type { FakePerson, Watched } from './fake-person.ts';
import type { FakeRole, Shown } from './shown.ts';

interface Stream {
  readonly mediaStreamType: string;
  dispose(): void;
}

interface Datum {
  readonly from: string;
  readonly channelId: number;
  readonly data: Uint8Array;
}

interface FeatureFactory {
  readonly name: string;
  readonly callApiCtor: new (context: { call: FakeCall }) => object;
}
const forbidden = (): FakeError => new FakeError(403, 510403);

/** One person's call at the fake exchange. */
export class FakeCall extends FakeEmitter implements Member, Watched {
  readonly kind = 'Call';
  readonly agent: CallOwner<FakeCall>;
  readonly listeners: ListenerCount;
  readonly direction: 'Incoming' | 'Outgoing';
  readonly features: FakeEmitter;
  onData: (datum: Datum) => void = () => undefined;
  /** Keys that others have pressed. */
  readonly tones: DtmfTone[] = [];
  id: string;
  state: CallState = 'Connecting';
  callEndReason: CallEndReason | undefined;
  isMuted: boolean;
  isIncomingAudioMuted = false;
  isScreenSharingOn = false;
  #camera: Stream | undefined;
  isSpeaking = false;
  role: FakeRole = 'Presenter';
  #conversation: Conversation;
  #held = false;
  readonly #people = new FakePeople(this);
  readonly #made = new Map<unknown, object>();

  constructor(
    agent: CallOwner<FakeCall>,
    conversation: Conversation,
    direction: FakeCall['direction'],
    { audioOptions, videoOptions }: JoinCallOptions,
  ) {
    super(agent.exchange.listeners);
    this.agent = agent;
    this.listeners = agent.exchange.listeners;
    this.features = new FakeEmitter(agent.exchange.listeners);
    this.direction = direction;
    this.id = agent.exchange.id();
    this.#conversation = conversation;
    this.isMuted = audioOptions?.muted ?? false;
    this.#camera = videoOptions?.localVideoStreams?.[0];
  }

  get user(): string {
    return this.agent.user;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  get remoteParticipants(): readonly FakePerson[] {
    return this.#people.all;
  }

  get localVideoStreams(): readonly Stream[] {
    return this.#camera ? [this.#camera] : [];
  }

  get isLocalVideoStarted(): boolean {
    return this.#camera !== undefined;
  }

  get shown(): Shown {
    return {
      state: this.#held ? 'Hold' : 'Connected',
      displayName: this.agent.displayName,
      isMuted: this.isMuted,
      isSpeaking: this.isSpeaking,
      role: this.role,
      camera: this.isLocalVideoStarted,
      screen: this.isScreenSharingOn,
    };
  }

  feature({ name, callApiCtor }: FeatureFactory): object {
    this.agent.exchange.assertSupported(name);
    const known = this.#made.get(callApiCtor);
    const made = known ?? new callApiCtor({ call: this });
    this.#made.set(callApiCtor, made);
    return made;
  }

  async hangUp({ forEveryone } = { forEveryone: false }): Promise<void> {
    await this.agent.exchange.operation('hangUp');
    if (this.state === 'Disconnected') return;
    if (forEveryone && this.role !== 'Presenter') throw forbidden();
    if (forEveryone) return this.#conversation.endForEveryone(this.user);
    const waiting = this.state === 'Ringing' || this.state === 'Connecting';
    this.#conversation.leave(
      this.user,
      waiting ? { code: 487, subCode: 0 } : { code: 0, subCode: 0 },
    );
  }

  async mute(): Promise<void> {
    await this.#do('mute');
    this.#setMuted(true);
  }

  async unmute(): Promise<void> {
    await this.#do('unmute');
    if (this.role === 'Consumer') throw forbidden();
    this.#setMuted(false);
  }

  async muteAllRemoteParticipants(): Promise<void> {
    await this.#do('muteAll');
    for (const { user } of this.#people.all) await this.muteOther(user);
  }

  async muteOther(user: string): Promise<void> {
    if (this.role !== 'Presenter') throw forbidden();
    this.#conversation.legs.get(user)?.mutedByOther();
  }

  async muteIncomingAudio(): Promise<void> {
    this.isIncomingAudioMuted = true;
    this.emit('isIncomingAudioMutedChanged');
  }

  async unmuteIncomingAudio(): Promise<void> {
    this.isIncomingAudioMuted = false;
    this.emit('isIncomingAudioMutedChanged');
  }

  async sendDtmf(tone: DtmfTone): Promise<void> {
    await this.#do('sendDtmf');
    this.#conversation.press(this.user, tone);
  }

  pressed(tone: DtmfTone): void {
    this.tones.push(tone);
  }

  async startVideo(stream: Stream): Promise<void> {
    await this.#do('startVideo');
    if (this.role === 'Consumer') throw forbidden();
    this.#setVideo(stream);
  }

  async stopVideo(): Promise<void> {
    await this.#do('stopVideo');
    this.#setVideo(undefined);
  }

  /** The service takes the picture away, as when a role changes. */
  losesVideo(): void {
    this.#setVideo(undefined);
  }

  async startScreenSharing(): Promise<void> {
    await this.#do('startScreenSharing');
    if (this.role === 'Consumer' || this.role === 'Attendee') throw forbidden();
    this.#setScreen(true);
  }

  async stopScreenSharing(): Promise<void> {
    await this.#do('stopScreenSharing');
    this.#setScreen(false);
  }

  async hold(): Promise<void> {
    await this.#do('hold');
    this.#setHeld(true);
  }

  async resume(): Promise<void> {
    await this.#do('resume');
    this.#setHeld(false);
  }

  addParticipant(
    identifier: CommunicationIdentifier,
    options: AddPhoneNumberOptions = {},
  ): FakePerson {
    const user = calleeOf(identifier, options);
    const { exchange } = this.agent;
    const ringers = this.agent.ringersOf(user, this);
    if (ringers.length === 0)
      return this.#people.cameInVain(user, exchange.refusalOf([user]) ?? exchange.silenceOf(user));
    this.#conversation.ring(user, ringers, exchange.silenceOf(user));
    return this.#people.find(user)!;
  }

  async removeParticipant(identifier: CommunicationIdentifier): Promise<void> {
    await this.#do('removeParticipant');
    if (this.role !== 'Presenter') throw forbidden();
    this.#conversation.leave(rawIdOf(identifier), { code: 0, subCode: 5300 });
  }

  startAnother(
    people: readonly CommunicationIdentifier[],
    options: AddPhoneNumberOptions,
  ): FakeCall {
    return this.agent.startCall(people, options);
  }

  moveTo(conversation: Conversation): void {
    this.#conversation.legs.delete(this.user);
    this.#conversation = conversation;
    this.renamed();
    conversation.enter(this.user, this);
  }

  /** A room or group let us in. */
  enter({ conversation, role }: { conversation: Conversation; role: FakeRole }): void {
    this.#conversation = conversation;
    this.role = role;
    if (role === 'Consumer') this.isMuted = true;
    this.renamed();
    conversation.enter(this.user, this);
    this.connected();
    this.emit('roleChanged');
    this.features.emit('capabilitiesChanged');
  }

  renamed(): void {
    this.id = this.agent.exchange.id();
    this.emit('idChanged');
  }

  connected(): void {
    if (this.state === 'Connecting' || this.state === 'Ringing') this.#enterState('Connected');
  }

  mutedByOther(): void {
    this.#setMuted(true);
    this.emit('mutedByOthers');
  }

  /** There is a voice at the microphone. */
  speak(): void {
    this.isSpeaking = true;
    this.#conversation.changed();
    this.#conversation.speak(this.user);
  }

  ended(reason: CallEndReason): void {
    if (this.state === 'Disconnected') return;
    this.callEndReason = reason;
    this.#camera?.dispose();
    this.#camera = undefined;
    this.#enterState('Disconnected');
    this.#people.clear();
    this.agent.remove(this);
  }

  /** Takes over what the conversation looks like now. */
  sync(): void {
    if (this.state === 'Disconnected') return;
    this.#people.follow(this.#conversation);
    this.#restate();
  }

  handChanged(user: string, up: boolean): void {
    const identifier = { communicationUserId: user };
    this.features.emit(up ? 'raisedHandEvent' : 'loweredHandEvent', { identifier });
  }

  spotlightChanged(): void {
    this.features.emit('spotlightChanged', { added: [], removed: [] });
  }

  dominantChanged(): void {
    this.features.emit('dominantSpeakersChanged');
  }

  reacted(user: string, reactionType: Reaction): void {
    const identifier = { communicationUserId: user };
    this.features.emit('reaction', { identifier, reactionMessage: { reactionType } });
  }

  received(from: string, channelId: number, data: Uint8Array): void {
    this.onData({ from, channelId, data });
  }

  #restate(): void {
    if (this.state === 'Connecting' && this.#conversation.ringing.size > 0) {
      return this.#enterState('Ringing');
    }
    if (!['Connected', 'LocalHold', 'RemoteHold'].includes(this.state)) return;
    const [other, ...rest] = this.remoteParticipants;
    const byOther =
      this.#conversation.kind === 'direct' && rest.length === 0 && other?.state === 'Hold';
    this.#enterState(this.#held ? 'LocalHold' : byOther ? 'RemoteHold' : 'Connected');
  }

  async #do(operation: string): Promise<void> {
    await this.agent.exchange.operation(operation);
    if (this.state === 'Disconnected') throw new FakeError(412, 41071);
  }

  #enterState(state: CallState): void {
    if (this.state === state) return;
    this.state = state;
    this.emit('stateChanged');
  }

  #setMuted(muted: boolean): void {
    if (this.isMuted === muted) return;
    this.isMuted = muted;
    this.emit('isMutedChanged');
    this.#conversation.changed();
  }

  #setVideo(stream: Stream | undefined): void {
    this.#camera = stream;
    this.emit('isLocalVideoStartedChanged');
    this.#conversation.changed();
  }

  #setScreen(on: boolean): void {
    this.isScreenSharingOn = on;
    this.emit('isScreenSharingOnChanged');
    this.#conversation.changed();
  }

  #setHeld(held: boolean): void {
    this.#held = held;
    this.#conversation.changed();
  }
}
