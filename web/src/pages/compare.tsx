import { Empty } from '../components/states.js'

export default function Page() {
  return <Empty />
}
