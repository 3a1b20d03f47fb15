using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cms.Data.Schema;

/// <summary>Instants are ticks in UTC: Orchard writes seven digits, and a column type of a database keeps six or a text.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTime, long>(
    at => at.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));

/// <inheritdoc cref="UtcTicks"/>
internal sealed class UtcOffsetTicks() : ValueConverter<DateTimeOffset, long>(
    at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
