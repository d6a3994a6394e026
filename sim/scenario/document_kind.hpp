// Which kind of scenario file a document is meant to be, told by its keys.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <string>
#include <vector>

namespace tenure {

enum class DocumentKind { authority, policy, study, sweep, pack };

/// With its article: "an authority".
std::string in_words(DocumentKind kind);

/// What a file is meant to be: what most of its keys belong to, so that one key that is misspelt or
/// missing leaves it what it is.
DocumentKind document_kind(const Tree& document);

/// Whether a document is what is wanted of it. Where it is more like another kind of file, or none
/// of a file's keys is known, that is the one fault.
/// @param part the document, or its path in its place
/// @param key where the part is named; empty: a file that a person names
bool is_wanted(const Tree& document, DocumentKind wanted, const Tree& part, const std::string& key,
               std::vector<Fault>& faults);

/// The same for a file that a person names: throws the fault, as a ScenarioError.
void expect_kind(const Tree& document, DocumentKind wanted);

} // namespace tenure
