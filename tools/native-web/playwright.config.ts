import { journeys } from '@switchboard/e2e';

export default journeys('phone');
