// The address of a draw: what is drawn, for whom, which occurrence. Never how many were drawn
// before it.
//
// One address is one 128-bit Philox counter under the study's 64-bit seed as key. The fields below
// lie side by side and are checked against their width, so two addresses never collide:
//
//   word 3   purpose (8), replication (24)
//   word 2   entity (32)
//   word 1   second entity, where a pair is meant (32); 0 for none
//   word 0   occurrence (24), block within the draw (8)
//
// An entity is a prefix code: sources 0 to 14 are source (4), ordinal (28); from 16 on they are
// 15 (4), source - 16 (8), ordinal (20). So 15 sources have room for 268 million each, and 256 more
// for a million each; which of the two it is shows in the highest 4 bits.
#pragma once

#include "core/contract.hpp"

#include <cstdint>

namespace tenure {

/// Where an entity comes from. The numbers are part of every result ever published: never renumber.
enum class Source : std::uint32_t {
    none = 0,
    initial = 1,       ///< initial staff: group (12), index (16)
    intake = 2,        ///< intake (4), year (8), seat (16)
    applicant = 3,     ///< role (8), k-th in the role's outside stream (20)
    post_holder = 4,   ///< post (14), k-th outside holder (14)
    vacancy = 5,       ///< role (8), k-th search for somebody in it (20)
    cover_stream = 6,  ///< stream (4), k-th request (24)
    parameter = 7,     ///< hash of an uncertain parameter's name
    arrival = 8,       ///< role (8), k-th hired outside posts (20)
    post = 9,          ///< post
    hire = 10,         ///< role (8), k-th hired into it from outside (20)
    referral = 11,     ///< service (4), k-th referred to it (24); services 8 to 15 are added demand
    initial_case = 12, ///< stage (8), k-th in it at the start (20)
    agency = 13,       ///< role (8), k-th engaged to cover for it (20)
    cover = 14,        ///< role (8), k-th request for cover (20)
    // 15 marks the sources from 16 on, whose ordinals have 20 bits
    role = 16,        ///< role, or progression + 1 as a second entity
    school = 17,      ///< school
    year_effect = 24, ///< effect (16), nation or council (4)
};

/// What is drawn. The numbers are part of every result ever published: never renumber.
enum class Purpose : std::uint32_t {
    leaving = 1, ///< unit exponentials of all that begins with a start; see leaving.cpp
    frailty = 9,
    service_component = 10,
    progression = 11, ///< unit exponential of a progression's clock; second entity is the edge
    verdict = 12,     ///< panel or programme outcome; second entity is the edge
    age = 13,
    tenure = 14,
    aspiration = 15,
    merit = 16,
    fte = 17,
    pay_point = 18,
    experience = 19,
    time_in_role = 20,
    arrival = 21, ///< unit exponential between arrivals of a stream
    application = 22,
    merit_noise = 23,
    priority = 24,
    outside = 25,
    filling = 26,
    round = 27,
    notice = 28,
    checks = 29,
    break_length = 30,
    break_return = 31,
    course = 32,
    count = 33,
    parameter = 34,
    destination = 35,
    held = 36,
    extension = 37,
    willing = 38,
    appointable = 39,
    referral = 40, ///< unit exponential between referrals
    stage_length = 41,
    stage_next = 42,
    elapsed = 43, ///< of the stage a case is met in at the start
    rereferral = 44,
    rereferral_delay = 45,
    locality = 46, ///< the team of several of a kind
    thinning = 47,
    exhaustion_trait = 48,
    exhaustion_start = 49,
    grid = 50,           ///< where on their personal grids a practitioner is met
    absence = 51,        ///< + kind: unit exponential until the next spell
    absence_length = 55, ///< + kind
    hours_change = 59,
    hours_on_return = 60,
    agency_available = 61,
    agency_lead = 62,
    agency_assignment = 63,
    agency_experience = 64,
    agency_conversion = 65,
    own_leaver = 66,
    cover_length = 67,
    first_contact = 68, ///< whether workers who stay with the child meet them first
    wish = 69,          ///< unit exponential until another team is wanted
    wish_length = 70,
    transfer_application = 71,
    release = 72,
    route = 80,       ///< into an academy
    educator = 81,    ///< whether a session with a practice educator is held
    team_liking = 82, ///< of a practitioner for a team
    protected_willing = 83,
    protected_priority = 84,
    survey_response = 85,
    survey_answer = 86,
    preparation = 90, ///< which of the willing have a place
    preparation_willing = 91,
    evidence = 92, ///< an item of a portfolio; second entity is the edge
    probation = 93,
    secondment = 94,   ///< its length; second entity is the vacancy
    registration = 95, ///< whether it lapses at a renewal
    registration_lapse = 96,
    registration_leaves = 97,
    school = 110,
    school_size = 111,
    school_allocation = 112,
    academy_manager = 113, ///< whether a session with an academy's manager is held
    intake_supply = 114,   ///< how many come at all; second entity is none
    scramble = 119,    ///< digits of Sobol' points; second entity is the node of the digits before
    design = 120,      ///< where the points of a sweep lie; the replication is the point
    year_effect = 130, ///< a normal number; the occurrence is the year of the study
    patience = 131,    ///< of an outside applicant who meets no open round
    supply = 132,      ///< of a seat: by which route, whether it is filled, whether they drop out
    group = 140,       ///< whether they are of the group that equality tells apart
    fit = 150,         ///< of a particle at a step (the replication), by number
    fit_accepts = 151, ///< whether it is moved, and who is resampled
};

/// Somebody or something that draws are made for.
struct Entity {
    std::uint32_t bits = 0;
    friend bool operator==(Entity a, Entity b) { return a.bits == b.bits; }
};

inline constexpr std::uint32_t wide_sources = 15; ///< have ordinals of 28 bits
inline constexpr std::uint32_t most_sources = 16 + 256;

/// Bits that the ordinals of a source have.
constexpr unsigned ordinal_bits(Source source) {
    return static_cast<std::uint32_t>(source) < wide_sources ? 28 : 20;
}

/// @pre ordinal < 2^ordinal_bits(source)
inline Entity entity(Source source, std::uint32_t ordinal) {
    const auto number = static_cast<std::uint32_t>(source);
    expects(number != wide_sources && number < most_sources, "a source is 0 to 14 or 16 to 271");
    expects(ordinal < (1u << ordinal_bits(source)), "an entity's ordinal fits its bits");
    if (number < wide_sources) return {number << 28 | ordinal};
    return {wide_sources << 28 | (number - 16) << 20 | ordinal};
}

/// Two-part ordinals: `minor` has `minor_bits` bits, `major` the rest.
inline Entity entity(Source source, std::uint32_t major, std::uint32_t minor, unsigned minor_bits) {
    expects(minor < (1u << minor_bits) && major < (1u << (ordinal_bits(source) - minor_bits)),
            "both parts of an entity's ordinal fit its bits");
    return entity(source, major << minor_bits | minor);
}

inline Entity initial_staff(std::uint32_t group, std::uint32_t index) {
    return entity(Source::initial, group, index, 16);
}
inline Entity intake_seat(std::uint32_t intake, std::uint32_t seat) {
    return entity(Source::intake, intake, seat, 16);
}
inline Entity applicant(std::uint32_t role, std::uint32_t k) {
    return entity(Source::applicant, role, k, 20);
}
inline Entity post_holder(std::uint32_t post, std::uint32_t k) {
    return entity(Source::post_holder, post, k, 14);
}
inline Entity vacancy(std::uint32_t role, std::uint32_t k) {
    return entity(Source::vacancy, role, k, 20);
}
inline Entity hire(std::uint32_t role, std::uint32_t k) {
    return entity(Source::hire, role, k, 20);
}
inline Entity referral(std::uint32_t service, std::uint32_t k) {
    return entity(Source::referral, service, k, 24);
}
inline Entity initial_case(std::uint32_t stage, std::uint32_t k) {
    return entity(Source::initial_case, stage, k, 20);
}
inline Entity agency_worker(std::uint32_t role, std::uint32_t k) {
    return entity(Source::agency, role, k, 20);
}
inline Entity cover_request(std::uint32_t role, std::uint32_t k) {
    return entity(Source::cover, role, k, 20);
}
inline Entity cover_stream(std::uint32_t stream, std::uint32_t k) {
    return entity(Source::cover_stream, stream, k, 24);
}
inline Entity arrival(std::uint32_t role, std::uint32_t k) {
    return entity(Source::arrival, role, k, 20);
}

inline Entity year_effect(std::uint32_t effect, std::uint32_t level) {
    return entity(Source::year_effect, effect, level, 4);
}

/// A random stream: the study's seed and the replication.
struct RandomStream {
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
};

struct Address {
    std::uint64_t seed = 0;
    std::uint32_t occurrence = 0, other = 0, who = 0, what = 0; ///< words 0 to 3
};

inline constexpr std::uint32_t blocks_per_draw = 256;

inline constexpr std::uint32_t most_occurrences = 1u << 24;
inline constexpr std::uint32_t most_replications = 1u << 24;

/// @pre occurrence < most_occurrences, stream.replication < most_replications
inline Address address(const RandomStream& random, Purpose purpose, Entity who,
                       std::uint32_t occurrence = 0, Entity other = {}) {
    expects(static_cast<std::uint32_t>(purpose) < (1u << 8), "a purpose has 8 bits");
    expects(occurrence < most_occurrences, "an occurrence has 24 bits");
    expects(random.replication < most_replications, "a replication has 24 bits");
    return {random.seed, occurrence << 8, other.bits, who.bits,
            static_cast<std::uint32_t>(purpose) << 24 | random.replication};
}

} // namespace tenure
