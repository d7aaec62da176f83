import { leaseHolder } from '../fleet/lease.ts'
import type { Entry } from '../journal/entry.ts'
import type { State } from '../journal/state.ts'
import type { Event } from './event.ts'

/** What a renewal of the lease says; what is not news is not said, as it is renewed all day. */
export function leaseNews(state: State, news: Extract<Event, { event: 'lease' }>['news'], at: number): Entry[] {
  if (state.fenced) return []
  switch (news.lease) {
    case 'renewed':
      return state.leaseMissed ? [{ at, type: 'lease-renewed' }] : []
    case 'missed':
      return state.leaseMissed ? [] : [{ at, type: 'lease-missed', why: news.why }]
    case 'lost':
      return [{ at, type: 'controller-fenced', lease: news.to, message: `${leaseHolder(news.to)} leads now` }]
  }
}
