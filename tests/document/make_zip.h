#pragma once

#include <string>
#include <utility>
#include <vector>

/// The bytes of a zip file with these files (path and content).
std::string make_zip(const std::vector<std::pair<std::string, std::string>>& files);
