#pragma once

#include <optional>

#include "record/life_table.hpp"

namespace matchdesk::steps {

// What each event needs beyond the status it stands in, and what it makes of the state. Bound to the life table's rows.

using MayRefuse = std::optional<Refusal>;

MayRefuse refuse_submitted(const RequestState&, const Event&, const LifeContext&);
MayRefuse refuse_assigned(const RequestState&, const Event&, const LifeContext&);
MayRefuse refuse_other_provider(const RequestState&, const Event&, const LifeContext&);
MayRefuse refuse_unreachable(const RequestState&, const Event&, const LifeContext&);

void submit(RequestState&, const Event&, const LifeContext&);
void assign(RequestState&, const Event&, const LifeContext&);
void accept(RequestState&, const Event&, const LifeContext&);
void decline(RequestState&, const Event&, const LifeContext&);
void time_out(RequestState&, const Event&, const LifeContext&);
void talk(RequestState&, const Event&, const LifeContext&);
void attempt(RequestState&, const Event&, const LifeContext&);
void schedule(RequestState&, const Event&, const LifeContext&);
void meet(RequestState&, const Event&, const LifeContext&);
void refer(RequestState&, const Event&, const LifeContext&);
void transfer(RequestState&, const Event&, const LifeContext&);
void redirect(RequestState&, const Event&, const LifeContext&);
void give_up(RequestState&, const Event&, const LifeContext&);
void withdraw(RequestState&, const Event&, const LifeContext&);
void expire(RequestState&, const Event&, const LifeContext&);
void complete(RequestState&, const Event&, const LifeContext&);
void reopen(RequestState&, const Event&, const LifeContext&);

}  // namespace matchdesk::steps
